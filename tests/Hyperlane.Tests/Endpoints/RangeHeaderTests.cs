using Hyperlane.Endpoints.Files;

namespace Hyperlane.Tests.Endpoints;

/// <summary>RFC 9110 §14.1.2, of a file of 1000 bytes.</summary>
public sealed class RangeHeaderTests
{
    [Theory]
    [InlineData("bytes=0-499", "0+500")]
    [InlineData("bytes=500-999", "500+500")]
    [InlineData("bytes=500-", "500+500")]
    [InlineData("bytes=-500", "500+500")]
    [InlineData("BYTES=0-0", "0+1")]
    [InlineData("bytes=999-", "999+1")]
    [InlineData("bytes=999-999", "999+1")]
    [InlineData("bytes=-1", "999+1")]
    [InlineData("bytes=-1000", "0+1000")]
    [InlineData("bytes=-1001", "0+1000")]
    [InlineData("bytes=0-1000", "0+1000")]
    [InlineData("bytes=990-99999999999999999999999", "990+10")]
    [InlineData("bytes=-99999999999999999999999", "0+1000")]
    [InlineData("bytes=0-0,-1", "0+1 999+1")]
    [InlineData("bytes= 0-0 ,\t-1 ", "0+1 999+1")]
    [InlineData("bytes=,0-0,,5-5,", "0+1 5+1")]
    [InlineData("bytes=500-600,0-99", "500+101 0+100")]
    [InlineData("bytes=0-1,2-3", "0+2 2+2")]
    [InlineData("bytes=0-0,5000-", "0+1")]
    public void Selects(string header, string expected)
        => Assert.Equal(expected, string.Join(' ', RangeHeader.Select(header, 1000)!.Select(range => $"{range.Start}+{range.Length}")));

    [Theory]
    [InlineData("bytes=1000-")]
    [InlineData("bytes=1000-1001")]
    [InlineData("bytes=-0")]
    [InlineData("bytes=-0,1000-,99999999999999999999999-")]
    public void Knows_what_cannot_be_satisfied(string header) => Assert.Empty(RangeHeader.Select(header, 1000)!);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("bytes")]
    [InlineData("bytes=")]
    [InlineData("bytes=,")]
    [InlineData("bytes=-")]
    [InlineData("bytes=1")]
    [InlineData("bytes=5-4")]
    [InlineData("bytes=--5")]
    [InlineData("bytes=+1-2")]
    [InlineData("bytes=1-2-3")]
    [InlineData("bytes=a-b")]
    [InlineData("bytes=0x1-2")]
    [InlineData("bytes=1 -2")]
    [InlineData("bytes=0-1, bytes=5-6")]
    [InlineData("bytes =0-1")]
    [InlineData("items=0-1")]
    [InlineData("bytes=0-10,10-20")]
    [InlineData("bytes=0-,0-,0-")]
    public void Ignores(string? header) => Assert.Null(RangeHeader.Select(header, 1000));

    [Theory]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void Takes_sixteen_parts(int count, bool taken)
        => Assert.Equal(taken, RangeHeader.Select($"bytes={string.Join(',', Enumerable.Range(0, count).Select(i => $"{i * 2}-{i * 2}"))}",
            1000) is not null);

    [Theory]
    [InlineData("bytes=0-")]
    [InlineData("bytes=-1")]
    [InlineData("bytes=-0")]
    public void Answers_an_empty_file_whole(string header) => Assert.Null(RangeHeader.Select(header, 0));
}
