using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>
/// The blog as one native program, published once, by the first test that asks for it: compiling native code is the slowest thing that
/// these tests do. It has an endpoint more, with attributes that need reflection by themselves.
/// </summary>
public sealed class NativeBlog(TemplatePack pack) : IDisposable
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

    private readonly TestFolder _folder = new();
    private Task<string>? _published;

    /// <summary>Starts it on a database of its own.</summary>
    public async Task<Blog> StartAsync()
    {
        var (program, database) = await FindAsync();
        return new Blog(await RunningApp.StartAsync(
            program, Path.GetDirectoryName(program)!, "Development", ["--urls", "http://127.0.0.1:0", $"--Blog:Database={database}"]));
    }

    /// <summary>Where it is, and where a new database may be.</summary>
    public async Task<(string Program, string Database)> FindAsync()
    {
        var published = await (_published ??= PublishAsync());
        return (Path.Combine(published, OperatingSystem.IsWindows() ? "Blog.exe" : "Blog"),
            Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.db"));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private async Task<string> PublishAsync()
    {
        await NativeLinker.RequireAsync();
        var project = await pack.Hive.CreateAsync("hyperlane-api", "Blog", _folder.Path);
        const string context = "builder.Json.TypeInfoResolverChain.Insert(0, BlogJson.Default);";
        var program = project.Read("Program.cs");
        Assert.Contains(context, program, StringComparison.Ordinal);
        await File.WriteAllTextAsync(
            project.Path("Program.cs"),
            program.Replace(context, context.Replace("BlogJson", "Shop.OrderJson", StringComparison.Ordinal) + "\n" + context,
                StringComparison.Ordinal));
        await File.WriteAllTextAsync(project.Path("Orders.cs"), Orders);
        var published = Path.Combine(_folder.Path, "published");

        var output = await Dotnet.RunAsync(
            project.Folder, "publish", project.ProjectFile, "-p:PublishAot=true", "-warnaserror", "--output", published);

        Assert.DoesNotMatch(@"(?i)warning|error|\bIL[0-9]{4}\b", output.Text);
        Assert.False(File.Exists(Path.Combine(published, "Blog.dll")), "This is no native program.");
        return published;
    }
}
