using Hyperlane.Endpoints;

namespace Hyperlane.Tests.Endpoints.Binding;

/// <summary>Header fields.</summary>
public sealed record Client(string UserAgent, [FromHeader(Name = "X-Version")] int? Version, string[] Accept);
