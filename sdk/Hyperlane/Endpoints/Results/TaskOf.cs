using System.Diagnostics.CodeAnalysis;

namespace Hyperlane.Endpoints;

/// <summary>A task whose type was not known when the app was compiled: a method returned it as an object.</summary>
/// <param name="task">The task.</param>
internal sealed class TaskOf(Task task)
{
    private readonly Type? _type = TypeOf(task);

    /// <summary>Whether it comes to something.</summary>
    public bool HasResult => _type is not null;

    /// <summary>The task that a value is; null where it is none.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2075",
        Justification = "Where the method is gone, the message says what to write instead.")]
    public static TaskOf? Find(object value)
        => value switch
        {
            Task task => new(task),
            ValueTask task => new(task.AsTask()),
            ValueType when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(ValueTask<>)
                => new((Task)(type.GetMethod(nameof(ValueTask.AsTask)) ?? throw Unknown(type)).Invoke(value, null)!),
            _ => null,
        };

    /// <summary>Waits for it.</summary>
    /// <returns>What it comes to.</returns>
    [UnconditionalSuppressMessage("Trimming", "IL2080",
        Justification = "Where the property is gone, the message says what to write instead.")]
    public async ValueTask<object?> WaitAsync()
    {
        await task.ConfigureAwait(false);
        return _type is null ? null : (_type.GetProperty(nameof(Task<>.Result)) ?? throw Unknown(_type)).GetValue(task);
    }

    /// <summary>
    /// The type as which it has a result; null where it has none. Behind an async method without a result is one that nobody can name.
    /// </summary>
    private static Type? TypeOf(Task task)
    {
        var type = task.GetType();
        while (type is not null && !(type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>)))
        {
            type = type.BaseType;
        }

        return type?.GetGenericArguments()[0].IsVisible == true || type?.GetGenericArguments()[0].Assembly != typeof(Task).Assembly
            ? type
            : null;
    }

    private static InvalidOperationException Unknown(Type type)
        => new($"The result of {type} cannot be found in native code. Have the method return the task as what it is, and not as an object.");
}
