namespace @class.日本_A
{
    public static class @event
    {
        public static class Ünter
        {
            [Get("/{in}")]
            public static string @out(string @in, int @params = 1, string result = "") => @in + @params + result;

            [Get("/again")]
            public static string @out() => "";
        }
    }
}
