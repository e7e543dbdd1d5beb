using System.Net.WebSockets;
using Hyperlane.WebSockets;

namespace Hyperlane.Tests.WebSockets;

/// <summary>Rooms over real sockets, with event loops.</summary>
public sealed class RoomsTests : RoomsOnAPort
{
    [Fact]
    public async Task What_is_said_goes_to_all_in_the_room_and_to_nobody_else()
    {
        using var ada = await JoinAsync("red", "Ada");
        using var bob = await JoinAsync("red", "Bob");
        using var eve = await JoinAsync("blue", "Eve");

        await SayAsync(ada, "hello");
        await SayAsync(eve, "alone");

        Assert.Equal("Ada: hello", await ReadAsync(ada));
        Assert.Equal("Ada: hello", await ReadAsync(bob));
        Assert.Equal("Eve: alone", await ReadAsync(eve));
    }

    [Fact]
    public async Task All_but_one_and_only_one()
    {
        using var ada = await JoinAsync("red", "Ada");
        using var bob = await JoinAsync("red", "Bob");

        await SayAsync(ada, "/others psst");
        await SayAsync(ada, "/Ada me");
        await SayAsync(ada, "/nobody lost");
        await SayAsync(ada, "end");

        Assert.Equal("Ada: me", await ReadAsync(ada));
        Assert.Equal("Ada: end", await ReadAsync(ada));
        Assert.Equal("Ada: psst", await ReadAsync(bob));
        Assert.Equal("Ada: end", await ReadAsync(bob));
    }

    [Fact]
    public async Task Who_is_there_is_known_until_they_leave()
    {
        using var bob = await JoinAsync("red", "Bob");
        using var ada = await JoinAsync("red", "Ada");
        Assert.Equal(["Ada", "Bob"], await Rooms.GetMembersAsync("red"));
        Assert.Equal(["red"], Rooms.Names);

        await bob.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        Assert.Equal("Bob left", await ReadAsync(ada));
        Assert.Equal(["Ada"], await Rooms.GetMembersAsync("red"));

        await ada.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Stop);
        await UntilAsync(async () => (await Rooms.GetMembersAsync("red")).Count == 0 && Rooms.Names.Count == 0);
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        using var ada = await JoinAsync("red", "Ada");

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => JoinAsync("red", "Ada", "another"));
        using var elsewhere = await JoinAsync("blue", "Ada", "another");

        Assert.Contains("409", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_takes_its_name_from_its_own_dead_connection_and_nobody_leaves()
    {
        using var bob = await JoinAsync("red", "Bob");
        using var dead = await JoinAsync("red", "Ada", "s1");
        using var alive = await JoinAsync("red", "Ada", "s1");

        await SayAsync(alive, "back");

        Assert.Equal("Ada: back", await ReadAsync(alive));
        Assert.Equal("Ada: back", await ReadAsync(bob));
        Assert.Equal("", await ReadAsync(dead));
        Assert.Equal(RoomMember.Replaced, dead.CloseStatus);
        Assert.Equal(["Ada", "Bob"], await Rooms.GetMembersAsync("red"));
        await SayAsync(bob, "still here");
        Assert.Equal("Bob: still here", await ReadAsync(bob));
        Assert.Equal("Bob: still here", await ReadAsync(alive));
    }

    [Fact]
    public async Task All_see_the_messages_of_many_in_one_order()
    {
        const int people = 16, each = 50;
        Options.MaxQueuedMessages = people * each;
        var sockets = await Task.WhenAll(Enumerable.Range(0, people).Select(i => JoinAsync("red", $"P{i}")));

        var saying = Task.WhenAll(sockets.Select(async socket =>
        {
            for (var i = 0; i < each; i++)
            {
                await SayAsync(socket, $"{i}");
            }
        }));
        var heard = await Task.WhenAll(sockets.Select(async socket =>
        {
            var lines = new List<string>();
            while (lines.Count < people * each)
            {
                lines.Add(await ReadAsync(socket));
            }

            return lines;
        }));
        await saying;

        Assert.All(heard, lines => Assert.Equal(heard[0], lines));
        Assert.Equal(people * each, heard[0].Distinct().Count());
        Array.ForEach(sockets, socket => socket.Dispose());
    }

    [Fact]
    public async Task What_comes_first_is_sent_before_what_was_said_meanwhile()
    {
        using var ada = await JoinAsync("red", "Ada");
        using var bob = await JoinAsync("red", "Bob", path: "/slowly/red");

        // The room knows Bob, who is not open yet.
        await SayAsync(ada, "one");
        await SayAsync(ada, "two");
        Assert.Equal("Ada: one", await ReadAsync(ada));
        Assert.Equal("Ada: two", await ReadAsync(ada));
        await SayAsync(bob, "go");

        Assert.Equal("welcome", await ReadAsync(bob));
        Assert.Equal("Ada: one", await ReadAsync(bob));
        Assert.Equal("Ada: two", await ReadAsync(bob));
    }

    [Theory]
    [InlineData(WhenFull.Disconnect)]
    [InlineData(WhenFull.DropOldest)]
    [InlineData(WhenFull.DropNewest)]
    public async Task A_slow_member_holds_up_nobody(WhenFull whenFull)
    {
        const int messages = 400;
        Options.WhenFull = whenFull;
        Options.MaxQueuedMessages = 20;
        using var slow = await JoinAsync("red", "Slow");
        Options.MaxQueuedMessages = messages;
        using var quick = await JoinAsync("red", "Quick");
        var filling = new string('x', 100_000);

        for (var i = 0; i < messages; i++)
        {
            await Rooms.SendAsync("red", PreparedMessage.Text($"{i} {filling}"));
            Assert.Equal(i, await ReadNumberAsync(quick));
        }

        if (whenFull == WhenFull.Disconnect)
        {
            await UntilAsync(async () => (await Rooms.GetMembersAsync("red")).Count == 1);
            await Assert.ThrowsAsync<WebSocketException>(async () =>
            {
                while (true)
                {
                    await ReadNumberAsync(slow);
                }
            });
            return;
        }

        var heard = new List<int>();
        while (heard.Count < messages - Members["Slow"].DroppedMessages)
        {
            heard.Add(await ReadNumberAsync(slow));
        }

        Assert.Equal(heard.Order(), heard);
        Assert.InRange(heard.Count, 1, messages - 1);
        Assert.Equal(whenFull == WhenFull.DropOldest, heard[^1] == messages - 1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compressed_once_for_all_who_take_it_between_messages_of_their_own(bool keepsContext)
    {
        Sockets.Compression = true;
        Sockets.CompressionContext = keepsContext;
        using var squeezed = await JoinAsync("red", "Squeezed", deflate: true);
        using var plain = await JoinAsync("red", "Plain");

        for (var i = 0; i < 30; i++)
        {
            var text = string.Concat(Enumerable.Repeat($"the same words again, {i / 3} ", 20));
            await SayAsync(squeezed, "/echo " + text);
            Assert.Equal(text, await ReadAsync(squeezed));
            await SayAsync(plain, text);
            Assert.Equal("Plain: " + text, await ReadAsync(squeezed));
            Assert.Equal("Plain: " + text, await ReadAsync(plain));
        }
    }

    [Fact]
    public void A_message_for_many_is_framed_and_compressed_once()
    {
        var message = PreparedMessage.Text(new string('a', 1000));

        Assert.True(message.CompressedFrame.Equals(message.CompressedFrame));
        Assert.True(message.CompressedFrame.Length < 100);
        Assert.Equal(1004, message.Frame.Length);
        Assert.Equal(1000, message.Payload.Length);
    }
}
