public static class Cache
{
    [Method("PURGE ALL", "/a")]
    //      ^^^^^^^^^^^ HL0072 No request has the method 'PURGE ALL': a name has letters, digits and -_.!#$%&'*+^`|~ only. Write it as requests do, such as [Method("PURGE", "/cache")].
    public static string All() => "";

    [Method("", "/b")]
    //      ^^ HL0072 No request has the method '': a name has letters, digits and -_.!#$%&'*+^`|~ only. Write it as requests do, such as [Method("PURGE", "/cache")].
    public static string None() => "";
}
