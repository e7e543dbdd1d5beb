using System.Net;
using System.Text.Json.Nodes;
using Hyperlane.Templates.Tests.Support;

namespace Hyperlane.Templates.Tests.Api;

/// <summary>When the database cannot do its work, the client is told so, nothing is lost, and it goes on when the cause is gone.</summary>
[Collection<BlogTests>]
public sealed class DatabaseTroubleTests(GeneratedBlog generated)
{
    private static readonly JsonObject Post = new() { ["title"] = "Another", ["body"] = "Text." };

    [Fact]
    public async Task On_a_full_disk_writing_is_507_and_reading_goes_on()
    {
        var database = generated.NewDatabase();
        await using var disk = await SmallDisk.MountAsync(Path.GetDirectoryName(database)!, 600);
        await using var blog = await generated.StartAsync(database);
        await blog.AddPostAsync("First");
        var large = new JsonObject { ["title"] = "Large", ["body"] = new string('x', 90_000) };

        Answer answer;
        var saved = 1;
        while ((answer = await blog.PostAsync("/posts", large)).Status == HttpStatusCode.Created)
        {
            saved++;
            Assert.InRange(saved, 1, 20);
        }

        answer.ExpectProblem(507);
        (await blog.PostAsync("/posts/first/comments",
            new JsonObject { ["author"] = "Ada", ["body"] = new string('x', 5_000) })).ExpectProblem(507);
        Assert.Equal(saved, (await blog.GetAsync("/posts?pageSize=1")).Expect(HttpStatusCode.OK)["total"]!.GetValue<int>());
        (await blog.GetAsync("/health")).Expect(HttpStatusCode.OK);

        await disk.ResizeAsync(20_000);
        await blog.AddPostAsync("Last");
        Assert.Equal(saved + 1, (await blog.GetAsync("/posts?pageSize=1")).Expect(HttpStatusCode.OK)["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task While_another_program_writes_for_long_writing_is_503_and_reading_goes_on()
    {
        var database = generated.NewDatabase();
        await using var blog = await generated.StartAsync(database);
        await blog.AddPostAsync("First");

        using (var other = new BlogFile(database))
        {
            other.Execute("BEGIN IMMEDIATE");
            var writers = Enumerable.Range(0, 4).Select(_ => blog.PostAsync("/posts", Post)).ToList();
            (await blog.GetAsync("/posts/first")).Expect(HttpStatusCode.OK);
            Assert.All(await Task.WhenAll(writers).WaitAsync(TimeSpan.FromSeconds(60)), answer => answer.ExpectProblem(503));
        }

        await blog.AddPostAsync("Last");
    }

    [Fact]
    public async Task A_file_that_is_gone_takes_nothing_and_is_used_again_when_it_is_back()
    {
        var database = generated.NewDatabase();
        await using var blog = await generated.StartAsync(database);
        await blog.AddPostAsync("First");
        var folder = Path.GetDirectoryName(database)!;

        Directory.Move(folder, folder + "-away");
        (await blog.PostAsync("/posts", Post)).ExpectProblem(503);
        (await blog.GetAsync("/posts")).ExpectProblem(503);
        (await blog.GetAsync("/health")).ExpectProblem(503);

        Directory.Move(folder + "-away", folder);
        await blog.AddPostAsync("Last");
        Assert.Equal(2, (await blog.GetAsync("/posts")).Expect(HttpStatusCode.OK)["total"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_damaged_file_is_503_where_it_cannot_be_read()
    {
        var database = generated.NewDatabase();
        await using (var blog = await generated.StartAsync(database))
        {
            await blog.AddPostAsync("First", new string('x', 50_000));
            Assert.Equal(0, await blog.App.TerminateAsync());
        }

        // All but the first pages, which say what tables there are.
        await using (var file = File.OpenWrite(database))
        {
            file.Position = 8192;
            await file.WriteAsync(Enumerable.Repeat((byte)0xA5, (int)file.Length - 8192).ToArray(), TestContext.Current.CancellationToken);
        }

        await using var damaged = await generated.StartAsync(database);
        (await damaged.GetAsync("/posts")).ExpectProblem(503);
        (await damaged.PostAsync("/posts", Post)).ExpectProblem(503);
        Assert.Contains(database, damaged.App.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_are_the_users_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows takes the rights of the folder above.");
            return;
        }

        const UnixFileMode user = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var database = generated.NewDatabase();
        await using var blog = await generated.StartAsync(database);
        await blog.AddPostAsync("First");

        foreach (var file in new[] { database, database + "-wal", database + "-shm" })
        {
            Assert.Equal(user, File.GetUnixFileMode(file));
        }

        Assert.Equal(user | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(database)!));
    }
}
