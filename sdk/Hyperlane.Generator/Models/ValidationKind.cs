namespace Hyperlane.Generator.Models;

/// <summary>How a rule is checked, which says what its arguments are.</summary>
internal enum ValidationKind
{
    /// <summary>A condition that holds when something is wrong. <c>{0}</c> stands for the value.</summary>
    Condition,

    /// <summary>The same, for rules that judge null too; here the value may be null.</summary>
    NullCondition,

    /// <summary>A pattern and its time limit in milliseconds.</summary>
    Pattern,

    /// <summary>
    /// The type of the limits, the least and the most, each as text to be read when the app starts, with the operators that exclude.
    /// </summary>
    Limits,

    /// <summary>The creation of an attribute that is asked itself, null or not.</summary>
    Attribute,
}
