Console.Error.WriteLine("communityassets: no commands yet.");
return 2;
