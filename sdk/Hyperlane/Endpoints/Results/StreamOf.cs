using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Hyperlane.Http;

namespace Hyperlane.Endpoints;

/// <summary>Answers with a stream whose type nobody knew before the app ran: it was returned as <c>object</c>.</summary>
internal abstract class StreamOf
{
    private static readonly ConcurrentDictionary<Type, StreamOf?> Known = new();

    /// <summary>What answers with a value; null if the value is no stream.</summary>
    public static StreamOf? Find(object value) => Known.GetOrAdd(value.GetType(), Create);

    /// <summary>Answers with the stream.</summary>
    public abstract ValueTask WriteAsync(HttpContext context, object stream);

    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The types of the stream are those of an object that is there.")]
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that was trimmed is one that no code reads by.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Asked only where code can be made at run time.")]
    private static StreamOf? Create(Type type)
    {
        var item = type.GetInterfaces().FirstOrDefault(one => one.IsGenericType
            && one.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))?.GetGenericArguments()[0];
        if (item is null || !RuntimeFeature.IsDynamicCodeSupported)
        {
            return item is { IsValueType: false } ? new Lines<object>() : null;
        }

        var isEvent = item.IsGenericType && item.GetGenericTypeDefinition() == typeof(SseItem<>);
        return (StreamOf)Activator.CreateInstance(
            isEvent ? typeof(Events<>).MakeGenericType(item.GetGenericArguments()) : typeof(Lines<>).MakeGenericType(item))!;
    }

    private sealed class Lines<T> : StreamOf
    {
        public override ValueTask WriteAsync(HttpContext context, object stream) => context.JsonLines((IAsyncEnumerable<T>)stream);
    }

    private sealed class Events<T> : StreamOf
    {
        public override ValueTask WriteAsync(HttpContext context, object stream)
            => context.ServerSentEvents((IAsyncEnumerable<SseItem<T>>)stream);
    }
}
