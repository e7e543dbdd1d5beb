using System.Net;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A table that one can check by head.</summary>
public static class Planets
{
    private const string File = """
        Name,Kind,Moons,Mass,Found,Ringed
        Mercury,rock,0,0.055,,false
        Venus,rock,0,0.815,,false
        Earth,rock,1,1,,false
        Mars,rock,2,0.107,,false
        Jupiter,gas,95,317.8,,true
        Saturn,gas,146,95.2,,true
        Uranus,ice,28,14.5,1781-03-13,true
        Neptune,ice,16,17.1,1846-09-23,true

        """;

    /// <summary>Makes sure that a service has it, and returns its address.</summary>
    public static async Task<string> OnAsync(DataApp app)
    {
        if (!await app.HasAsync("planets"))
        {
            var dataset = await app.LoadAsync("planets", File.ReplaceLineEndings("\n"), "planets.csv");
            Assert.Equal(8, (int)dataset["rows"]!);
        }

        return await app.AddressAsync("planets");
    }

    /// <summary>The rows of an answer, which must have succeeded.</summary>
    public static string Rows(this Support.Answer answer) => answer.Expect(HttpStatusCode.OK)["rows"]!.ToJsonString(DataApp.Readable);
}
