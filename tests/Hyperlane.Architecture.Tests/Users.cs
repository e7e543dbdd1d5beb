using System.ComponentModel;

namespace Hyperlane.Architecture.Tests;

/// <summary>Every way there is to use another type; each must be found.</summary>
internal static class Users
{
    public sealed class Base : TargetAttribute;

    public sealed class Interface : IEquatable<TargetAttribute>
    {
        bool IEquatable<TargetAttribute>.Equals(TargetAttribute? other) => other is null;

        public override bool Equals(object? obj) => obj is Interface;

        public override int GetHashCode() => 0;
    }

    public sealed class Field
    {
#pragma warning disable CS0649 // Were it ever assigned, the code that does so would be found instead.
        public List<TargetAttribute[]>? Value;
#pragma warning restore CS0649
    }

    public abstract class Parameter
    {
        public abstract void Method(ref TargetAttribute value);
    }

    public abstract class Result
    {
        public abstract Task<TargetAttribute> Method();
    }

    public abstract class Property
    {
        public abstract TargetAttribute Value { get; }
    }

    public sealed class Constraint<T>
        where T : TargetAttribute;

    public abstract class MethodConstraint
    {
        public abstract void Method<T>()
            where T : TargetAttribute;
    }

    [Target]
    public sealed class OnType;

    public abstract class OnParameter
    {
        public abstract void Method([Target] int value);
    }

    [TypeConverter(typeof(TargetAttribute))]
    public sealed class WithinAttribute;

    public static class Called
    {
        public static void Method() => TargetAttribute.Call();
    }

    public static class Read
    {
        public static int Method() => TargetAttribute.Value;
    }

    public static class Typeof
    {
        public static object Method() => typeof(TargetAttribute);
    }

    public static class Cast
    {
        public static bool Method(object value) => value is TargetAttribute;
    }

    public static class Argument
    {
        public static object Method() => Array.Empty<TargetAttribute>();
    }
}
