using System.Net;
using System.Text;
using Hyperlane.Templates.Tests.Support;
using static Hyperlane.Templates.Tests.Data.JobEvents;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>Uploads under way: they tell how far they are, can be cancelled, left, and be in each other's way.</summary>
[Collection<DataTests>]
public sealed class JobTests(GeneratedData data) : IAsyncDisposable
{
    /// <summary>The engine, and whether the file comes in a form.</summary>
    public static MatrixTheoryData<string, bool> Sent => new(["duckdb", "postgres"], [false, true]);

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task An_upload_tells_how_far_it_is_until_it_is_done(string engine)
    {
        var app = await data.OnAsync(engine);
        var job = Guid.NewGuid();
        var events = ReadAllAsync(app, job); // before there is such a job
        using var file = new BigFile(50_000);

        var dataset = (await file.UploadAsync(app, "told", job)).Expect(HttpStatusCode.Created);

        var told = await events;
        Assert.Equal("done", told[^1].Type);
        Assert.All(told.SkipLast(1), one => Assert.Equal("progress", one.Type));
        Assert.All(told.SkipLast(1), one => Assert.Contains(StateOf(one.Job), (string[])["receiving", "reading"]));
        var last = told[^1].Job;
        Assert.Equal(("done", "told", file.Length, file.Length, 100),
            (StateOf(last), last["name"]!.GetValue<string>(), (long)last["received"]!, (long)last["total"]!, (int)last["percent"]!));
        Assert.Equal(dataset.ToJsonString(), last["dataset"]!.ToJsonString());
        Assert.Equal(last.ToJsonString(), (await app.GetAsync($"/jobs/{job}")).Expect(HttpStatusCode.OK).ToJsonString());
        Assert.Equal("done", Assert.Single(await ReadAllAsync(app, job)).Type);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task An_upload_that_fails_says_why_to_who_listens(string engine)
    {
        var app = await data.OnAsync(engine);
        var job = Guid.NewGuid();
        var events = ReadAllAsync(app, job);

        var answer = await app.UploadAsync("failing", "a,b\n1,2\n3\n"u8.ToArray(), query: $"&job={job}");

        var (type, last) = (await events)[^1];
        Assert.Equal(("failed", "failed", 400), (type, StateOf(last), (int)last["problem"]!["status"]!));
        Assert.Equal(answer.Json["detail"]!.GetValue<string>(), last["problem"]!["detail"]!.GetValue<string>());
        answer.ExpectProblem(400);
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Who_prefers_not_to_wait_is_answered_when_the_file_has_arrived(string engine)
    {
        var app = await data.OnAsync(engine);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/datasets?name=later") { Content = new StringContent("a\n1\n") };
        request.Headers.Add("Prefer", "wait=10, Respond-Async");

        var answer = await Answer.OfAsync(app.App.Client, request);

        var job = answer.Expect(HttpStatusCode.Accepted);
        Assert.Equal($"/jobs/{job["id"]}", answer.Location);
        var (type, last) = (await ReadAllAsync(app, job["id"]!.GetValue<Guid>()))[^1];
        Assert.Equal(("done", 1), (type, (int)last["dataset"]!["rows"]!));
        Assert.Equal("[[1]]", await app.RowsAsync("SELECT * FROM later"));
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task One_that_is_cancelled_while_it_arrives_leaves_nothing(string engine, bool isForm)
    {
        var app = await data.OnAsync(engine);
        using var upload = await RawUpload.BeginAsync(app, "unwanted", 100_000_000, isForm);
        var events = ReadAllAsync(app, upload.Job);
        await upload.SendAsync("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 100_000)));
        var half = await UntilAsync(app, upload.Job, job => isForm || (long)job["received"]! > 400_000);
        Assert.Equal(("receiving", 100_000_000), (StateOf(half), (long)half["total"]!));
        Assert.True(isForm || (double)half["percent"]! is > 0 and < 1, half.ToJsonString());
        Assert.True(isForm || app.Place.Leftovers.Length > 0, "Nothing is on the disk.");

        Assert.Equal(HttpStatusCode.NoContent, (await app.DeleteAsync($"/jobs/{upload.Job}")).Status);

        var answer = await upload.ReadAnswerAsync();
        Assert.StartsWith("HTTP/1.1 409 ", answer, StringComparison.Ordinal);
        Assert.Matches("\"type\":\"[^\"]*cancelled\"", answer);
        Assert.Equal("cancelled", (await events)[^1].Type);
        Assert.Empty(app.Place.Leftovers);
        Assert.Equal(HttpStatusCode.Created, (await app.UploadAsync("unwanted", "a\n1\n"u8.ToArray())).Status);
        await app.DeleteAsync(await app.AddressAsync("unwanted"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task One_that_is_cancelled_while_it_is_read_leaves_nothing(string engine)
    {
        var app = await data.OnAsync(engine);
        var job = Guid.NewGuid();
        var uploading = app.UploadAsync("unread", SlowFile.Content, "unread.csv.gz", $"&job={job}");
        await UntilAsync(app, job, now => StateOf(now) != "receiving");

        await app.DeleteAsync($"/jobs/{job}");

        var answer = await uploading;
        answer.ExpectProblem(409);
        Assert.EndsWith("cancelled", answer.Json["type"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.False(await app.HasAsync("unread"));
        Assert.Empty(app.Place.Leftovers);
        (await app.QueryAsync("SELECT * FROM unread")).ExpectProblem(400, "sql");
    }

    [Theory]
    [MemberData(nameof(Sent))]
    public async Task A_client_that_leaves_leaves_nothing(string engine, bool isForm)
    {
        var app = await data.OnAsync(engine);
        Guid job;
        using (var upload = await RawUpload.BeginAsync(app, "left", 100_000_000, isForm))
        {
            job = upload.Job;
            await upload.SendAsync("a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 100_000)));
            await UntilAsync(app, job, now => isForm || (long)now["received"]! > 400_000);
        }

        var (type, _) = (await ReadAllAsync(app, job))[^1];
        Assert.Contains(type, (string[])["cancelled", "failed"]);
        Assert.Empty(app.Place.Leftovers);
        Assert.False(await app.HasAsync("left"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task A_client_that_leaves_while_its_file_is_read_holds_up_nobody(string engine)
    {
        var app = await data.OnAsync(engine);
        Guid job;
        using (var upload = await RawUpload.BeginAsync(app, "deserted", SlowFile.Content.Length))
        {
            job = upload.Job;
            using var content = new MemoryStream(SlowFile.Content);
            await upload.SendAsync(content);
            await UntilAsync(app, job, now => StateOf(now) != "receiving");
        }

        (await app.UploadAsync("next in line", "a\n1\n"u8.ToArray())).Expect(HttpStatusCode.Created);

        Assert.Equal("cancelled", (await ReadAllAsync(app, job))[^1].Type);
        Assert.Empty(app.Place.Leftovers);
        Assert.False(await app.HasAsync("deserted"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Of_two_uploads_of_one_name_the_first_has_it(string engine)
    {
        var app = await data.OnAsync(engine);
        const string file = "a,b\n1,2\n";
        using var first = await RawUpload.BeginAsync(app, "wanted", file.Length);
        await UntilAsync(app, first.Job, job => StateOf(job) == "receiving");
        await UntilAsync(app, first.Job, _ => app.Place.Leftovers.Length > 0);

        (await app.UploadAsync("Wanted", "c\n3\n"u8.ToArray())).ExpectProblem(409, "name");
        await first.SendAsync(file);

        Assert.StartsWith("HTTP/1.1 201 ", await first.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Equal("[[1,2]]", await app.RowsAsync("SELECT * FROM wanted"));
    }

    [Theory]
    [MemberData(nameof(GeneratedData.Engines), MemberType = typeof(GeneratedData))]
    public async Task Of_many_uploads_of_one_name_at_once_one_is_loaded(string engine)
    {
        var app = await data.OnAsync(engine);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(i => app.UploadAsync("contested", Encoding.UTF8.GetBytes($"a\n{i}\n"))));

        var won = Assert.Single(Enumerable.Range(0, 8), i => answers[i].Status == HttpStatusCode.Created);
        Assert.Equal(7, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        Assert.Equal($"[[{won}]]", await app.RowsAsync("SELECT * FROM contested"));
    }

    [Fact]
    public async Task Of_jobs_that_are_not_there_nothing_is_known()
    {
        var app = await data.OnAsync("duckdb");

        (await app.GetAsync($"/jobs/{Guid.NewGuid()}")).ExpectProblem(404);
        (await app.DeleteAsync($"/jobs/{Guid.NewGuid()}")).ExpectProblem(404);
        (await app.GetAsync("/jobs/seven")).ExpectProblem(404);
        (await app.GetAsync($"/jobs/{Guid.NewGuid()}/events")).ExpectProblem(404);
        (await app.UploadAsync("x", "a\n1\n"u8.ToArray(), query: "&job=seven")).ExpectProblem(400, "job");
    }

    [Fact]
    public async Task An_id_of_a_job_is_used_once()
    {
        var app = await data.OnAsync("duckdb");
        var job = Guid.NewGuid();
        (await app.UploadAsync("job one", "a\n1\n"u8.ToArray(), query: $"&job={job}")).Expect(HttpStatusCode.Created);

        (await app.UploadAsync("job two", "a\n1\n"u8.ToArray(), query: $"&job={job}")).ExpectProblem(409);

        Assert.False(await app.HasAsync("job two"));
        Assert.True(await app.HasAsync("job one"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await data.EnsureWellAsync();
}
