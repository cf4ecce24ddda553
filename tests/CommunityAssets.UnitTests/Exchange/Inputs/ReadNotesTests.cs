using CommunityAssets.Exchange.Inputs;

namespace CommunityAssets.UnitTests.Exchange.Inputs;

public sealed class ReadNotesTests
{
    private const string Stem = "{polygon|polygons} crossed {itself|themselves} and {was|were} mended";

    [Fact]
    public void Cases_are_counted_and_their_rows_named()
    {
        var notes = new ReadNotes();
        notes.Add(Stem, 4);
        Assert.Equal(["1 polygon crossed itself and was mended (row 4)."], notes.Sentences);
        notes.Add(Stem, 9);
        notes.Add(Stem, 12);
        Assert.Equal(["3 polygons crossed themselves and were mended (rows 4, 9 and 12)."], notes.Sentences);
    }

    [Fact]
    public void Many_rows_are_named_in_part()
    {
        var notes = new ReadNotes();
        for (var row = 2; row <= 1500; row++)
        {
            notes.Add("rows were passed over", row);
        }

        Assert.Equal(["1,499 rows were passed over (rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 1,489 more)."], notes.Sentences);
    }

    [Fact]
    public void Whole_sentences_stand_in_order_with_the_counted_ones_and_are_said_once()
    {
        var notes = new ReadNotes();
        notes.Say("The file is of 2019.");
        notes.Add("rows were passed over", 0, 2);
        notes.Say("The file is of 2019.");
        Assert.Equal(["The file is of 2019.", "2 rows were passed over."], notes.Sentences);
    }
}
