using System.Globalization;
using System.Text;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A dataset to draw: 600 films.</summary>
internal static class Films
{
    /// <summary>What it is called.</summary>
    public const string Name = "films";

    /// <summary>One decimal each, as marks and prices are: with them, a division puts every third value into the wrong bin.</summary>
    public static List<decimal> Ratings => [.. Enumerable.Range(0, 600).Select(i => 1 + (i * 37 % 91 / 10m))];

    /// <summary>A service that has them.</summary>
    public static async Task<DataApp> OnAsync(GeneratedData data, string engine)
    {
        var app = await data.OnAsync(engine);
        if (!await app.HasAsync(Name))
        {
            string[] genres = ["Drama", "Comedy", "Action", "Horror", "Romance", "Thriller", "War", "Western", "Crime", "Music", "Fantasy",
                "History", ""];
            var file = new StringBuilder("title,genre,rating,votes,released,year,budget\n");
            for (var i = 0; i < 600; i++)
            {
                var released = i % 30 == 0
                    ? ""
                    : new DateOnly(1952, 1, 1).AddDays(i * 40).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                file.Append(CultureInfo.InvariantCulture,
                    $"Film {i},{genres[i % 13]},{Ratings[i]},{i * i},{released},{2015 + (i % 10)},{1_000_000L * (i * 7 % 4600)}\n");
            }

            await app.LoadAsync(Name, file.ToString());
        }

        return app;
    }
}
