using System.Diagnostics.CodeAnalysis;
using Hyperlane.Middleware;

namespace Hyperlane.Endpoints;

/// <summary>
/// Puts a middleware around the endpoints of a class, or around one of them; the first named is the outermost. Those of a class that others
/// are derived from surround theirs, too.
/// </summary>
/// <typeparam name="TMiddleware">Made once, when the app starts; its constructor gets services of the app.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class UseAttribute<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TMiddleware> : Attribute
    where TMiddleware : IMiddleware;
