using System.Reflection;
using System.Runtime.Loader;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Hyperlane.Testing;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Generator.Tests.Samples;

/// <summary>
/// Every sample of the documentation compiles without a warning, as it stands, in the project a reader has; programs among them are started
/// and asked, tests among them are run.
/// </summary>
public sealed partial class SampleTests
{
    private static readonly string[] Settings =
        ["--Bearer:Issuer=https://id.example", "--Bearer:Audience=my-app", "--Bearer:Key=at least 32 bytes, kept out of the repository"];

    /// <summary>All samples, by where they stand.</summary>
    public static TheoryData<string> All => [.. Sample.All.Select(sample => sample.Place)];

    [Fact]
    public void All_are_found() => Assert.Equal(
        Sample.Counts.Where(file => file.Count > 0),
        Sample.All.GroupBy(sample => sample.File).Select(file => (file.Key, file.Count())));

    [Theory]
    [MemberData(nameof(All))]
    public async Task Is_true(string place)
    {
        var sample = Sample.All.Single(sample => sample.Place == place);
        var project = await SampleProject.CompileAsync(sample);
        Assert.Empty(project.Complaints);

        var context = new AssemblyLoadContext(place, isCollectible: true);
        try
        {
            var assembly = project.Load(context);
            if (project.IsStarted)
            {
                await AskAsync(sample.Text, assembly);
            }

            foreach (var test in assembly.GetTypes().SelectMany(type => type.GetMethods()).Where(IsTest))
            {
                await (Task)test.Invoke(Activator.CreateInstance(test.DeclaringType!), null)!;
            }
        }
        finally
        {
            context.Unload();
        }
    }

    // Each address that the sample declares or speaks of is there; what else than 200 it answers, the sample says.
    private static async Task AskAsync(string text, Assembly assembly)
    {
        var options = new TestAppOptions
        {
            InMemory = false,
            Arguments = Settings,
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                StandIns.Register(builder.Services, assembly.GetType);
            },
        }.WithUser(new Claim("sub", "ada"));
        var start = typeof(TestApp).GetMethods().Single(method => method is { Name: nameof(TestApp.StartAsync), IsGenericMethod: true }
            && method.GetParameters()[0].ParameterType == typeof(TestAppOptions));
        await using var app = await (Task<TestApp>)start.MakeGenericMethod(assembly.EntryPoint!.DeclaringType!).Invoke(null, [options])!;
        var prefix = Prefix().Match(text).Groups[1].Value;
        var addresses = Mapped().Matches(text).Select(match => match.Groups[1].Value)
            .Concat(Marked().Matches(text).Select(match => prefix + match.Groups[1].Value))
            .Concat(Spoken().Matches(text).Select(match => match.Value))
            .Select(pattern => Parameter().Replace(pattern, "7"))
            .Distinct();
        foreach (var address in addresses)
        {
            using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            var status = (int)answer.StatusCode;
            Assert.True(status == 200 || (status != 404 && text.Contains($"{status}", StringComparison.Ordinal)), $"{address}: {status}");
        }
    }

    private static bool IsTest(MethodInfo method)
        => method.GetCustomAttributes().Any(one => one.GetType().Name is "FactAttribute" or "TestAttribute" or "TestMethodAttribute");

    [GeneratedRegex(@"\[Route\(""([^""]*)""")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\[Get(?:\(""([^""]*)"")?")]
    private static partial Regex Marked();

    [GeneratedRegex(@"app\.Get\(""([^""]*)""")]
    private static partial Regex Mapped();

    [GeneratedRegex(@"(?<=// .*)/(openapi\.json|docs)\b")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
