using CommunityAssets.Web.Ogc.Cql2;

namespace CommunityAssets.WebTests.Ogc.Cql2;

public sealed class CqlTests
{
    [Fact]
    public void Text_and_JSON_of_any_filter_are_read_as_the_same()
    {
        var filters = new RandomFilters(20_261_121);
        for (var number = 0; number < 1500; number++)
        {
            var filter = filters.Filter(number % 6);
            var (text, json) = (Written.Text(filter), Written.Json(filter));
            Assert.Equal(json, Written.Json(CqlText.Read(text)));
            Assert.Equal(json, Written.Json(CqlJson.Read(json)));
            Assert.Equal(text, Written.Text(CqlJson.Read(json)));
        }
    }

    // The standard's own forms, and how they are understood.
    [Theory]
    [InlineData("a = 1 OR b = 2 AND c = 3", """{"op":"or","args":[{"op":"=","args":[{"property":"a"},1]},{"op":"and","args":[{"op":"=","args":[{"property":"b"},2]},{"op":"=","args":[{"property":"c"},3]}]}]}""")]
    [InlineData("not a = 1 and b = 2", """{"op":"and","args":[{"op":"not","args":[{"op":"=","args":[{"property":"a"},1]}]},{"op":"=","args":[{"property":"b"},2]}]}""")]
    [InlineData("a NOT LIKE 'x%'", """{"op":"not","args":[{"op":"like","args":[{"property":"a"},"x%"]}]}""")]
    [InlineData("a NOT IN (1,2)", """{"op":"not","args":[{"op":"in","args":[{"property":"a"},[1,2]]}]}""")]
    [InlineData("a NOT BETWEEN 1 AND 2 AND b = 3", """{"op":"and","args":[{"op":"not","args":[{"op":"between","args":[{"property":"a"},1,2]}]},{"op":"=","args":[{"property":"b"},3]}]}""")]
    [InlineData("a IS NOT NULL", """{"op":"not","args":[{"op":"isNull","args":[{"property":"a"}]}]}""")]
    [InlineData("\"a-b\" = 'it''s'", """{"op":"=","args":[{"property":"a-b"},"it\u0027s"]}""")]
    [InlineData("a = 'it\\'s'", """{"op":"=","args":[{"property":"a"},"it\u0027s"]}""")]
    [InlineData("a > -1.5e3", """{"op":"\u003E","args":[{"property":"a"},-1500]}""")]
    [InlineData("5 < a", """{"op":"\u003C","args":[5,{"property":"a"}]}""")]
    [InlineData("S_Intersects(geometry, Point(1 2))", """{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1,2]}]}""")]
    [InlineData("s_intersects(geometry,BBOX(0,1,2,3))", """{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[[0,1],[0,3],[2,3],[2,1],[0,1]]]}]}""")]
    [InlineData("T_DURING(t, INTERVAL('2020-01-01', '..'))", """{"op":"t_during","args":[{"property":"t"},{"interval":["2020-01-01",".."]}]}""")]
    [InlineData("t < TIMESTAMP('2020-01-01T10:00:00+02:00')", """{"op":"\u003C","args":[{"property":"t"},{"timestamp":"2020-01-01T08:00:00Z"}]}""")]
    [InlineData("A_CONTAINS(topics, ('a', 'b'))", """{"op":"a_contains","args":[{"property":"topics"},["a","b"]]}""")]
    [InlineData("((TRUE))", "true")]
    public void Forms_are_understood_as_the_standard_says(string text, string json) =>
        Assert.Equal(System.Text.RegularExpressions.Regex.Unescape(json), System.Text.RegularExpressions.Regex.Unescape(Written.Json(CqlText.Read(text))));

    [Fact]
    public void Keywords_are_read_in_any_case_and_blanks_do_not_matter() => Assert.Equal(
        Written.Json(CqlText.Read("a LIKE 'x' AND NOT b IS NULL")),
        Written.Json(CqlText.Read("  a\tlike'x'And\nnot b is   null ")));

    [Fact]
    public void Whatever_is_cut_short_is_refused_and_nothing_else_happens()
    {
        var filters = new RandomFilters(7);
        for (var number = 0; number < 60; number++)
        {
            var filter = filters.Filter(3);
            foreach (var (whole, read) in ((string, Func<string, Cql>)[])[(Written.Text(filter), CqlText.Read), (Written.Json(filter), CqlJson.Read)])
            {
                for (var length = 0; length < whole.Length; length += 3)
                {
                    // Some beginnings are filters themselves; any other is refused in words.
                    var problem = Record.Exception(() => read(whole[..length]));
                    Assert.True(problem is null or CqlException, $"{whole[..length]}: {problem}");
                }
            }
        }
    }
}
