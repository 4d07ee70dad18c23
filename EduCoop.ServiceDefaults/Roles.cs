namespace EduCoop.ServiceDefaults;

/// <summary>The roles an account may have; each is held for a unit and what lies below it.</summary>
public static class Roles
{
    /// <summary>Quản trị hệ thống: accounts and settings, every unit.</summary>
    public const string Administrator = "administrator";

    /// <summary>Cán bộ chương trình of the department: plans, campaigns, imports.</summary>
    public const string ProgrammeOfficer = "programme_officer";

    /// <summary>Cán bộ đơn vị: a ward or an office.</summary>
    public const string UnitOfficer = "unit_officer";

    /// <summary>Cán bộ trường.</summary>
    public const string SchoolOfficer = "school_officer";

    /// <summary>Kế toán: statements, gifts, ledger.</summary>
    public const string Accountant = "accountant";

    /// <summary>Người duyệt: the second pair of eyes.</summary>
    public const string Approver = "approver";

    /// <summary>Kiểm toán, thanh tra: reads everything, changes nothing.</summary>
    public const string Auditor = "auditor";

    /// <summary>All roles, in the order in which screens list them.</summary>
    public static IReadOnlyList<string> All { get; } = [Administrator, ProgrammeOfficer, UnitOfficer, SchoolOfficer, Accountant, Approver, Auditor];
}
