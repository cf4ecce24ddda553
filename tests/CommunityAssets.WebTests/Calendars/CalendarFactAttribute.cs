using System.Diagnostics;
using System.Text;

namespace CommunityAssets.WebTests.Calendars;

/// <summary>A test that has a calendar read by Python's <c>icalendar</c>. Skipped with a message where it is not there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CalendarFactAttribute : FactAttribute
{
    private const string Program =
        """
        import io, sys
        import icalendar
        calendar = icalendar.Calendar.from_ical(io.TextIOWrapper(sys.stdin.buffer, encoding='utf-8', newline='').read())
        out = io.TextIOWrapper(sys.stdout.buffer, encoding='utf-8')
        event = None
        for event in calendar.walk('VEVENT'):
            rule = event['RRULE']
            end = event['DTEND'].dt.isoformat() if 'DTEND' in event else '-'
            until = rule['UNTIL'][0].isoformat() if 'UNTIL' in rule else '-'
            start = event['DTSTART'].dt.isoformat()
            out.write(f"{start} {end} {rule['FREQ'][0]} {rule.get('INTERVAL', [1])[0]} {rule['BYDAY'][0]} {until}\n")
        out.write(str(event['SUMMARY']).replace('\n', '\u23ce') + '\n')
        out.flush()
        """;

    private static readonly string? Python = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(Has);

    public CalendarFactAttribute() => Skip = Python is null ? "Python's icalendar is not there (Debian: python3-icalendar)." : null;

    /// <summary>What it reads: a line for each event, then the name of the last.</summary>
    public static string[] Read(string calendar) => Run(Python!, Program, calendar).Output.TrimEnd('\n').Split('\n');

    private static bool Has(string python)
    {
        try
        {
            return Run(python, "import icalendar", "").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static (int Code, string Output) Run(string python, string program, string input)
    {
        using var process = Process.Start(new ProcessStartInfo(python)
        {
            ArgumentList = { "-c", program },
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + (process.ExitCode == 0 ? "" : error.Result));
    }
}
