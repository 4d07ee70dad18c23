namespace EduCoop.Matching;

/// <summary>One number for a place in somebody's order: the smaller, the better. Greater scores first, then smaller lots.</summary>
internal static class Ranking
{
    internal static ulong Key(int score, int lot) => ((ulong)~((uint)score ^ 0x8000_0000) << 32) | (uint)lot;
}
