using Hyperlane.Testing;

namespace Hyperlane.Tests.Testing;

/// <summary>A test runs a program as it is.</summary>
public sealed class TestAppTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Runs_a_program_in_memory_or_on_a_port(bool inMemory)
    {
        await using var app = await TestApp.StartAsync<Program>(new TestAppOptions { InMemory = inMemory });

        Assert.Equal("Hello, World!", await app.Client.GetStringAsync(Quiet.Path("/")));
        Assert.Equal("User 7", await app.Client.GetStringAsync(Quiet.Path("/users/7")));
        Assert.True(inMemory || app.BaseAddress.Port > 1023);
    }

    [Fact]
    public async Task Two_programs_run_side_by_side()
    {
        await using var one = await TestApp.StartAsync<Program>();
        await using var two = await TestApp.StartAsync<Program>();

        Assert.NotSame(one.App, two.App);
        Assert.Equal("Hello, World!", await one.Client.GetStringAsync(Quiet.Path("/")));
        Assert.Equal("Hello, World!", await two.Client.GetStringAsync(Quiet.Path("/")));
    }

    [Fact]
    public async Task The_programs_configuration_counts_and_the_tests_arguments_win()
    {
        await using var app = await TestApp.StartAsync<Program>(new TestAppOptions
        {
            Arguments = ["--Hyperlane:Limits:MaxRequestLineBytes=100", "--Color=green"],
            Environment = "Staging",
            Configure = builder => builder.Configuration["Size"] = "large",
        });

        using var response = await app.Client.GetAsync(Quiet.Path("/" + new string('a', 100)));
        Assert.Equal(414, (int)response.StatusCode);
        Assert.Equal(("green", "large", "Staging"),
            (app.App.Configuration["Color"], app.App.Configuration["Size"], app.App.Environment.EnvironmentName));
    }

    [Fact]
    public async Task A_program_that_cannot_start_fails_the_test_with_its_reason()
    {
        var error = await Assert.ThrowsAsync<StartupException>(() => TestApp.StartAsync<Program>(new TestAppOptions
        {
            Configure = builder => builder.Configuration["urls"] = "nonsense",
        }));

        Assert.Contains("nonsense", error.Message, StringComparison.Ordinal);
    }
}
