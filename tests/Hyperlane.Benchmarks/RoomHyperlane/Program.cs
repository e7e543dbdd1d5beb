var builder = HyperlaneApp.CreateBuilder(args);
var app = builder.Build();
var rooms = app.Services.GetRequiredService<Rooms>();
var count = 0;

app.WebSocket("/room", async socket =>
{
    await using var me = await rooms.JoinAsync("room", $"{Interlocked.Increment(ref count)}", socket);
    await foreach (var message in socket.ReadAllAsync())
    {
        await rooms.SendAsync("room", PreparedMessage.Text(message.Text));
    }
});

await app.RunAsync();
