using Hyperlane.Middleware;

namespace Hyperlane.Tests.Authentication;

public sealed class AdminsOnly() : RequireRole("admin", "owner");
