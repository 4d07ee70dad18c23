using EduCoop.Documents.Writing;

namespace EduCoop.Documents.Tests.Writing;

/// <summary>The collector counts the whole process: no other test runs beside these.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class WorkbookMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_rows()
    {
        using var writer = new WorkbookWriter(Stream.Null, "Lớn", [new("Nhiệm vụ", 40), new("Đơn vị"), new("Hạn"), new("Tiến độ (%)")]);
        Write(writer, 1_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        Write(writer, 100_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 5_000_000);
    }

    private static void Write(WorkbookWriter writer, int rows)
    {
        for (var i = 0; i < rows; i++)
        {
            writer.Add(WorkbookCell.Of("Tổ chức dự giờ, trao đổi chuyên môn"), WorkbookCell.Of("Phòng Văn hóa - Xã hội"), WorkbookCell.Of(new DateOnly(2026, 12, 14)), WorkbookCell.Of(i));
        }
    }
}
