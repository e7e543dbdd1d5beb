using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;

namespace Hyperlane.Templates.Tests.Data;

/// <summary>A start finds what is in the folder: one bad file takes nothing else with it, and no other process is disturbed.</summary>
[Collection<DataTests>]
public sealed class StorageTests(GeneratedData data)
{
    /// <summary>So many bytes are sent at once that a client may be silent for minutes before it is too slow.</summary>
    private static readonly string Content = "a,b\n" + string.Concat(Enumerable.Repeat("1,2\n", 100_000));

    /// <summary>What may happen to a file, what the log says of it, and whether the dataset is there nevertheless.</summary>
    private static readonly (string Mishap, string Said, bool IsThere)[] Mishaps =
    [
        ("copied", "is a copy of it or was renamed", true),
        ("renamed", "is a copy of it or was renamed", false),
        ("the same dataset under another id", "is a copy of it or was renamed", true),
        ("truncated", "it cannot be read", false),
        ("emptied", "it cannot be read", false),
        ("of a newer version", "it cannot be read", false),
        ("another database", "it cannot be read", true),
        ("no database", "it cannot be read", true),
    ];

    [Fact]
    public async Task Each_bad_file_is_left_out_with_a_line_in_the_log_and_takes_no_other_with_it()
    {
        var place = await data.NewPlaceAsync("duckdb");
        var bad = new List<string>();
        await using (var app = await data.StartAsync(place))
        {
            await app.LoadAsync("other", "a\n2\n");
            foreach (var (mishap, _, _) in Mishaps)
            {
                bad.Add((await app.LoadAsync(mishap, "a\n1\n"))["id"]!.GetValue<string>());
            }

            await app.App.TerminateAsync();
        }

        for (var i = 0; i < bad.Count; i++)
        {
            bad[i] = Happen(Mishaps[i].Mishap, Path.Combine(place.Folder, "datasets"), bad[i]);
        }

        await using var again = await data.StartAsync(place);

        await again.EnsureWellAsync();
        Assert.Equal("[[2]]", await again.RowsAsync("SELECT * FROM other"));
        var lines = again.App.Output.Split('\n').Where(line => line.Contains(" is left out", StringComparison.Ordinal)).ToList();
        Assert.Equal(Mishaps.Length, lines.Count);
        for (var i = 0; i < bad.Count; i++)
        {
            var (mishap, said, isThere) = Mishaps[i];
            Assert.Contains(said, Assert.Single(lines, line => line.Contains(bad[i], StringComparison.Ordinal)), StringComparison.Ordinal);
            Assert.True(isThere == await again.HasAsync(mishap), mishap);
            Assert.Equal(isThere ? HttpStatusCode.OK : HttpStatusCode.BadRequest,
                (await again.QueryAsync($"SELECT * FROM \"{mishap}\"")).Status);
        }

        await again.LoadAsync("more", "a\n3\n");
        Assert.Equal("[[3]]", await again.RowsAsync("SELECT * FROM more"));
    }

    [Fact]
    public async Task What_is_known_of_the_files_may_be_lost_or_wrong()
    {
        var place = await data.NewPlaceAsync("duckdb");
        await using (var app = await data.StartAsync(place))
        {
            await app.LoadAsync("one", "a\n1\n");
            await app.LoadAsync("two", "a\n2\n");
            await app.App.TerminateAsync();
        }

        var notes = Directory.GetFiles(Path.Combine(place.Folder, "about")).Order().ToList();
        File.Delete(notes[0]);
        await File.WriteAllTextAsync(notes[1], "{\"dataset\":");
        await File.WriteAllTextAsync(notes[2], "null");
        await using var again = await data.StartAsync(place);

        await again.EnsureWellAsync();
        Assert.Equal("[[1,2]]", await again.RowsAsync("SELECT one.a, two.a FROM one, two"));
        Assert.DoesNotContain("left out", again.App.Output, StringComparison.Ordinal);

        // Files that it knows nothing of are opened by a worker: one that takes its process with it does not keep the service from
        // starting.
        if (OperatingSystem.IsLinux())
        {
            Assert.DoesNotContain("libduckdb", await File.ReadAllTextAsync($"/proc/{again.App.Id}/maps"), StringComparison.Ordinal);
            Assert.Contains("libduckdb", await File.ReadAllTextAsync($"/proc/{Workers.Of(again.App.Id).First()}/maps"),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_second_process_on_the_folder_is_refused_and_touches_nothing()
    {
        await using var app = await data.StartAsync(await data.NewPlaceAsync("duckdb"));
        using var upload = await RawUpload.BeginAsync(app, "half", Content.Length);
        await upload.SendAsync(Content[..^4]);
        await JobEvents.UntilAsync(app, upload.Job, job => (long)job["received"]! > 0);
        var before = app.Place.Leftovers;

        var second = await ChildProcess.RunAsync(data.Project.Program,
            ["--urls", "http://127.0.0.1:0", $"--Data:Folder={app.Place.Folder}"], data.Project.Folder, TimeSpan.FromMinutes(1));

        Assert.Equal(1, second.ExitCode);
        Assert.StartsWith($"Another process uses the folder {app.Place.Folder}.", second.Text.Trim(), StringComparison.Ordinal);
        Assert.Equal(before, app.Place.Leftovers);
        await upload.SendAsync(Content[^4..]);
        Assert.StartsWith("HTTP/1.1 201 ", await upload.ReadAnswerAsync(), StringComparison.Ordinal);
        await app.EnsureWellAsync();
    }

    [Fact]
    public async Task Processes_on_one_PostgreSQL_may_share_the_folder_and_only_what_killed_ones_left_is_removed()
    {
        var place = await data.NewPlaceAsync("postgres");
        await using var first = await data.StartAsync(place);
        using var upload = await RawUpload.BeginAsync(first, "half", Content.Length);
        await upload.SendAsync(Content[..^4]);
        await JobEvents.UntilAsync(first, upload.Job, job => (long)job["received"]! > 0);
        var mine = place.Leftovers;
        await using (var second = await data.StartAsync(place))
        {
            Assert.Equal(mine, place.Leftovers);
            using var lost = await RawUpload.BeginAsync(second, "lost", 1_000);
            await lost.SendAsync("a,b\n");
            await JobEvents.UntilAsync(second, lost.Job, job => (long)job["received"]! > 0);
            await second.App.KillAsync();
        }

        Assert.Equal(2, place.Leftovers.Length);
        await using var third = await data.StartAsync(place);

        Assert.Equal(mine, place.Leftovers);
        await upload.SendAsync(Content[^4..]);
        Assert.StartsWith("HTTP/1.1 201 ", await upload.ReadAnswerAsync(), StringComparison.Ordinal);
        Assert.Equal("[[100000]]", await third.RowsAsync("SELECT count(*) FROM half"));
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_may_look_into_the_files()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("There the folder around says who may.");
            return;
        }

        await using var app = await data.StartAsync(await data.NewPlaceAsync("duckdb"));
        await app.LoadAsync("private", "a\n1\n");

        const UnixFileMode others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(app.Place.Folder) & others);
        foreach (var path in Directory.GetFileSystemEntries(app.Place.Folder, "*", SearchOption.AllDirectories))
        {
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(path) & others);
        }
    }

    [Fact]
    public async Task With_many_datasets_neither_descriptors_nor_the_time_of_an_upload_grow()
    {
        var place = await data.NewPlaceAsync("duckdb");
        await using (var first = await data.StartAsync(place))
        {
            await first.LoadAsync("d", "a\n1\n");
            await first.App.TerminateAsync();
        }

        Multiply(place, "d", 150);
        await using var app = await data.StartAsync(place);
        Assert.Equal(152, (await app.GetAsync("/datasets")).Json.AsArray().Count);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
        {
            await app.LoadAsync($"new {i}", "a\n1\n");
        }

        // it was more when each attached all
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"Five small uploads took {watch.Elapsed}.");
        Assert.Equal("[[150]]", await app.RowsAsync("SELECT a FROM d150"));
        var held = OperatingSystem.IsLinux()
            ? Directory.GetFiles($"/proc/{app.App.Id}/fd").Select(path => new FileInfo(path).LinkTarget)
            : [];
        Assert.DoesNotContain(held, path => path?.EndsWith(".duckdb", StringComparison.Ordinal) == true);
    }

    /// <summary>Lets it happen to a file.</summary>
    /// <returns>The path of the file that is bad from then on.</returns>
    private static string Happen(string mishap, string folder, string id)
    {
        var path = Path.Combine(folder, id + ".duckdb");
        var other = Path.Combine(folder, mishap.Replace(' ', '-') + ".duckdb");
        switch (mishap)
        {
            case "copied" or "the same dataset under another id":
                File.Copy(path, mishap == "copied" ? other = Path.Combine(folder, id + "-backup.duckdb") : other);
                return other;
            case "renamed":
                File.Move(path, other);
                return other;
            case "truncated":
                File.WriteAllBytes(path, File.ReadAllBytes(path)[..6_000]);
                return path;
            case "emptied":
                File.WriteAllBytes(path, []);
                return path;
            case "of a newer version":
                var bytes = File.ReadAllBytes(path);
                bytes[12] = 0xFF; // the version of the format: eight bytes after the checksum and "DUCK"
                File.WriteAllBytes(path, bytes);
                return path;
            case "another database":
                DuckDbFile.Database(other, "CREATE TABLE about AS SELECT 7 AS json");
                return other;
            default:
                File.WriteAllBytes(other, [.. Enumerable.Range(0, 5_000).Select(i => (byte)i)]);
                return other;
        }
    }

    /// <summary>Makes datasets beside one, as if they had been uploaded: d1, d2 and so on.</summary>
    private static void Multiply(DataPlace place, string name, int count)
    {
        var folder = Path.Combine(place.Folder, "datasets");
        var note = Directory.GetFiles(Path.Combine(place.Folder, "about"))
            .Select(path => JsonNode.Parse(File.ReadAllText(path))!["dataset"]!)
            .Single(dataset => dataset["name"]!.GetValue<string>() == name);
        for (var i = 1; i <= count; i++)
        {
            var copy = note.DeepClone();
            copy["id"] = $"copy{i:d6}";
            copy["name"] = $"{name}{i}";
            DuckDbFile.Database(Path.Combine(folder, $"copy{i:d6}.duckdb"),
                $"CREATE TABLE data AS SELECT {i} AS a; CREATE TABLE about AS SELECT '{copy.ToJsonString()}' AS json");
        }
    }
}
