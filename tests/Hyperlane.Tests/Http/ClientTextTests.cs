using System.Net;
using System.Text;
using Hyperlane.Endpoints;
using Hyperlane.Http;
using Hyperlane.Middleware;
using Hyperlane.Tests.Endpoints;
using Hyperlane.Values;
using Microsoft.Extensions.Logging;

namespace Hyperlane.Tests.Http;

/// <summary>What clients write cannot begin a line of the log, drive the terminal that shows it, or hide.</summary>
public sealed class ClientTextTests
{
    [Theory]
    [InlineData("plain text, 'quoted' \\u000a", "plain text, 'quoted' \\u000a")]
    [InlineData("Grüße 日本 😀", "Grüße 日本 😀")]
    [InlineData("a\r\nb\tc\0", "a\\u000d\\u000ab\\u0009c\\u0000")]
    [InlineData("\u001b[31mred\u007f", "\\u001b[31mred\\u007f")]
    [InlineData("\u0085\u009b31m", "\\u0085\\u009b31m")]
    [InlineData("a\u202Eb\u2066c\u200Bd\uFEFFe\u00ADf", "a\\u202eb\\u2066c\\u200bd\\ufeffe\\u00adf")]
    [InlineData("a\u2028b\u2029c", "a\\u2028b\\u2029c")]
    [InlineData("a\U000E0041b", "a\\udb40\\udc41b")]
    public void Is_escaped(string text, string expected) => Assert.Equal(expected, ClientText.Shorten(text));

    [Fact]
    public void Half_a_pair_is_escaped() => Assert.Equal("a\\ud83db\\udc00", ClientText.Shorten("a\ud83db\udc00"));

    [Fact]
    public void Is_cut_where_it_is_long_and_never_within_a_character()
    {
        Assert.Equal(new string('a', 100), ClientText.Shorten(new string('a', 100)));
        Assert.Equal(new string('a', 100) + "…", ClientText.Shorten(new string('a', 101)));
        Assert.Equal(new string('a', 99) + "…", ClientText.Shorten(new string('a', 99) + "😀"));
        Assert.Equal(new string('a', 98) + "😀…", ClientText.Shorten(new string('a', 98) + "😀b"));
    }

    [Fact]
    public async Task A_path_in_the_log_is_one_line_whoever_logs_it()
    {
        using var log = new AppLog();
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Use<RequestLogging>();
                app.Get("/problem/{x}", _ => throw new ProblemException(409, "It says 'a\n\u001b[31mb'."));
                app.Get("/boom/{x}", _ => throw new InvalidOperationException("meant"));
                app.WebSocket("/socket/{x}", _ => throw new InvalidOperationException("meant"));
            },
            configure: builder => builder.Logging.AddProvider(log));
        const string Path = "%E2%80%A8info:%20fake%E2%80%AE%f3%a0%81%81";
        const string Shown = @"\u2028info: fake\u202e\udb40\udc41";

        foreach (var path in (string[])["/nowhere/", "/problem/", "/boom/"])
        {
            using var answer = await app.Client.GetAsync(Quiet.Path(path + Path));
        }

        using (var socket = await app.ConnectWebSocketAsync("/socket/" + Path))
        {
            await socket.ReceiveAsync(new byte[10], CancellationToken.None);
        }

        Assert.Single(log.Lines, line => line.StartsWith($"GET /nowhere/{Shown} 404 ", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.StartsWith($"GET /problem/{Shown} 409 ", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line == $@"GET /problem/{Shown}: 409, It says 'a\u000a\u001b[31mb'.");
        Assert.Single(log.Lines, line => line.StartsWith($"GET /boom/{Shown} failed (", StringComparison.Ordinal));
        Assert.Single(log.Lines, line => line.StartsWith($"The WebSocket at /socket/{Shown} failed (", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_exception_that_quotes_a_client_is_logged_without_what_drives_a_terminal()
    {
        using var log = new AppLog();
        await using var app = await Quiet.StartAsync(
            app =>
            {
                app.Get("/parse", context =>
                    context.Text($"{int.Parse(context.Request.Query["n"]!, System.Globalization.CultureInfo.InvariantCulture)}"));
                app.Get("/wrapped", context => throw new AggregateException("all", new InvalidOperationException("one"),
                    new InvalidOperationException("two", new FormatException(context.Request.Query["n"]))));
            },
            configure: builder => builder.Logging.AddProvider(log));

        foreach (var path in (string[])["/parse", "/wrapped"])
        {
            using var answer = await app.Client.GetAsync(Quiet.Path(path + "?n=1%0A%1B%5B31minfo:%20fake%C2%9B"));
            Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        }

        var lines = log.Lines.Where(line => line.Contains(" failed (", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.Contains(@"System.FormatException: The input string '1\u000a\u001b[31minfo: fake\u009b' was not in a correct format.",
            lines[0], StringComparison.Ordinal);
        Assert.Contains(@"System.FormatException: 1\u000a\u001b[31minfo: fake\u009b", lines[1], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) && c is not ('\r' or '\n')));
        Assert.All(lines, line => Assert.DoesNotContain("\n\u001b", line, StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Contains("   at Hyperlane.", line, StringComparison.Ordinal));
    }

    [Fact]
    public void An_exception_without_any_of_it_is_logged_as_it_is()
    {
        var error = new InvalidOperationException("Größe", new FormatException("plain"));

        Assert.Same(error, Hyperlane.Http.LoggedException.Of(error));
    }

    [Theory]
    [InlineData("%0a")]
    [InlineData("%0D")]
    [InlineData("%1b%5b31m")]
    [InlineData("%00")]
    [InlineData("%09")]
    [InlineData("%7f")]
    [InlineData("%C2%85")]
    [InlineData("%c2%9B31m")]
    [InlineData("ok%2F%C2%A0%C2%80")]
    public async Task A_path_with_an_escaped_control_character_is_refused(string text)
    {
        await using var app = await Quiet.StartAsync(app => app.Get("/{*path}", context => context.Text(context.Request.Path)));

        using var refused = await app.Client.GetAsync(Quiet.Path($"/a{text}b"));
        using var next = await app.Client.GetAsync(Quiet.Path("/a%C2%A0%C3%BCb"));

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (refused.StatusCode, next.StatusCode));
        Assert.Contains("escaped control character", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_a_form_field_is_escaped_in_the_log_and_in_the_problem()
    {
        using var log = new AppLog();
        await using var app = await Quiet.StartAsync(
            app => app.Post("/form", async context => await context.Text((await context.Request.ReadFormAsync())["a"] ?? "")),
            configure: builder => builder.Logging.AddProvider(log),
            arguments: "--Hyperlane:Limits:MaxFormFieldBytes=100");

        using var content = new StringContent($"evil%0A%1B[31mFORGED={new string('x', 200)}", Encoding.ASCII,
            "application/x-www-form-urlencoded");
        using var answer = await app.Client.PostAsync(Quiet.Path("/form"), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains(@"{""evil\\u000a\\u001b[31mFORGED"":[", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(log.Lines, line => line.StartsWith(@"POST /form: 413, evil\u000a\u001b[31mFORGED: With this field",
            StringComparison.Ordinal));
    }
}
