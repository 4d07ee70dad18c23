namespace EduCoop.Contracts.Twinning;

/// <summary>What the number of a need or of an offer counts.</summary>
public enum SupportMeasure
{
    /// <summary>Giáo viên, cán bộ quản lý.</summary>
    Teachers,

    /// <summary>Học sinh.</summary>
    Pupils,

    /// <summary>Lớp.</summary>
    Classes,

    /// <summary>Phòng học, phòng chức năng.</summary>
    Rooms,

    /// <summary>Bộ học liệu, thiết bị.</summary>
    Sets,

    /// <summary>Buổi sinh hoạt, tiết dạy.</summary>
    Sessions,
}
