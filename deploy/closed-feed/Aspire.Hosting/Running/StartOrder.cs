namespace Aspire.Hosting.Running;

/// <summary>Who can start together: each group waits only for the groups before it.</summary>
internal static class StartOrder
{
    public static void Check(IReadOnlyList<IRunner> runners) => _ = Of(runners, circle => throw new DistributedApplicationException($"These resources wait for each other in a circle: {string.Join(", ", circle.Select(runner => runner.Name))}."));

    public static IEnumerable<IReadOnlyList<IRunner>> Of(IReadOnlyList<IRunner> runners) => Of(runners, _ => { });

    private static List<IReadOnlyList<IRunner>> Of(IReadOnlyList<IRunner> runners, Action<IReadOnlyList<IRunner>> onCircle)
    {
        var groups = new List<IReadOnlyList<IRunner>>();
        var left = runners.ToList();
        while (left.Count > 0)
        {
            var group = left.Where(runner => !left.Any(other => runner.WaitsFor.Contains(other.Name))).ToList();
            if (group.Count == 0)
            {
                onCircle(left);
                group = [.. left];
            }
            groups.Add(group);
            left.RemoveAll(group.Contains);
        }
        return groups;
    }
}
