using Microsoft.AspNetCore.SignalR;

namespace HelloAspNetCore;

/// <summary>A hub whose clients are only there.</summary>
public sealed class QuietHub : Hub;
