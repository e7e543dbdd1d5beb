public static class NoEndpoints;
