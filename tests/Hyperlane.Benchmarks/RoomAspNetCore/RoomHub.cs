using Microsoft.AspNetCore.SignalR;

namespace RoomAspNetCore;

/// <summary>Rooms that say to all in them what one says.</summary>
internal sealed class RoomHub : Hub
{
    private const string Room = "room";

    public override Task OnConnectedAsync()
    {
        var room = Context.GetHttpContext()?.Request.Query[Room].ToString() ?? "";
        Context.Items[Room] = room;
        return Groups.AddToGroupAsync(Context.ConnectionId, room);
    }

    public Task Say(string text) => Clients.Group((string)Context.Items[Room]!).SendAsync("said", text);
}
