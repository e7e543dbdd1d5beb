using System.Net;
using System.Text;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>Attributes that need reflection by themselves, in an app that has none.</summary>
[Collection<BlogTests>]
public sealed class NativeValidationTests(TemplatePack pack)
{
    private const string Orders = """
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;

        namespace Shop;

        public enum Pace { Slow, [JsonStringEnumMemberName("very-fast")] Fast }

        public record Customer([MinLength(2)] string Name, int Age)
        {
            [Compare(nameof(Name))]
            public string? NameAgain { get; set; }
        }

        public sealed record Order(
            [MaxLength(2)] List<string> Tags,
            [Length(1, 2)] int[] Numbers,
            [Range(typeof(DateOnly), "2026-01-01", "2026-12-31")] DateOnly Day,
            [EmailAddress, StringLength(20)] string Mail,
            Customer Customer,
            int Size = 3)
        {
            [MaxLength(3)]
            public int[]? Few { get; set; }

            public Pace Pace { get; set; }

            public List<Pace?>? Paces { get; set; }
        }

        public static class Orders
        {
            [Post("/orders")]
            public static string Add(Order order, [MinLength(1)] int[] ids, [Range(typeof(DateOnly), "2026-01-01", "2026-12-31")] DateOnly day)
                => $"{order.Size} {ids.Length} {day.Month} {order.Pace} {order.Paces?[1]}";
        }

        [JsonSourceGenerationOptions(UseStringEnumConverter = true)]
        [JsonSerializable(typeof(Order))]
        public sealed partial class OrderJson : JsonSerializerContext;
        """;

    private const string Good = """{"tags":[],"numbers":[1],"day":"2026-05-01","mail":"a@b.c","customer":{"name":"Ada","age":36,"nameAgain":"Ada"},"pace":"VERY-fast","paces":[null,"Very-Fast"]}""";

    private const string Bad = """{"tags":["a","b","c"],"numbers":[],"day":"2025-05-01","mail":"a","customer":{"name":"A","nameAgain":"B"},"few":[1,2,3,4],"pace":1,"paces":["fast"]}""";

    [Fact]
    public async Task All_of_them_publish_without_a_warning_and_check()
    {
        await NativeLinker.RequireAsync();
        using var folder = new TestFolder();
        var project = await pack.Hive.CreateAsync("hyperlane-api", "Shop", folder.Path);
        var program = Path.Combine(project.Folder, "Program.cs");
        var text = await File.ReadAllTextAsync(program, TestContext.Current.CancellationToken);
        const string context = "builder.Json.TypeInfoResolverChain.Insert(0, BlogJson.Default);";
        Assert.Contains(context, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(program, text.Replace(context, context.Replace("BlogJson", "Shop.OrderJson", StringComparison.Ordinal) + "\n" + context, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(project.Folder, "Orders.cs"), Orders, TestContext.Current.CancellationToken);
        var published = Path.Combine(folder.Path, "published");

        var output = await Dotnet.RunAsync(project.Folder, "publish", project.ProjectFile, "-p:PublishAot=true", "-warnaserror", "--output", published);

        Assert.DoesNotMatch(@"(?i)warning|error|\bIL[0-9]{4}\b", output.Text);
        await using var app = await RunningApp.StartAsync(
            Path.Combine(published, OperatingSystem.IsWindows() ? "Shop.exe" : "Shop"),
            published,
            "Development",
            ["--urls", "http://127.0.0.1:0", $"--Blog:Database={Path.Combine(folder.Path, "shop.db")}"]);
        Assert.Equal((HttpStatusCode.OK, "3 2 6 Fast Fast"), await PostAsync(app, "/orders?ids=1&ids=2&day=2026-06-01", Good));
        var (status, problem) = await PostAsync(app, "/orders?day=2027-01-01", Bad);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.All(
            ["tags", "numbers", "day", "mail", "customer.name", "customer.nameAgain", "customer.age", "few", "pace", "paces[0]", "ids"],
            name => Assert.Contains($"\"{name}\":[", problem, StringComparison.Ordinal));
        Assert.Equal(0, await app.TerminateAsync());
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(RunningApp app, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await app.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }
}
