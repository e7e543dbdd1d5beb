namespace Hyperlane.Templates.Tests.Chat;

/// <summary>Members without a window, who talk before the test begins.</summary>
public static class BrowserCrowd
{
    // As many as one member may say without a pause.
    private const int Each = 25;

    /// <summary>Has "Message 1" to "Message (count)" said in a room; all are stored when this ends.</summary>
    public static async Task SayAsync(Uri url, string room, int count)
    {
        for (var said = 0; said < count; said += Each)
        {
            await using var member = await ChatClient.JoinAsync(url, room, $"Member {said / Each}");
            for (var number = said + 1; number <= Math.Min(said + Each, count); number++)
            {
                await member.SayAsync($"Message {number}", $"{number}");
                await member.ReadMessagesAsync(1);
            }

            await member.CloseAsync();
        }
    }
}
