namespace EduCoop.UnitDirectory.Lineage;

/// <summary>A unit that an act ends or divides, at the version that the caller has seen.</summary>
/// <param name="UnitId">Its id.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
public sealed record ActUnit(Guid UnitId, long ExpectedVersion);

/// <summary>Who goes on: a unit that is there already (id alone), or a new one (with name and type).</summary>
/// <param name="UnitId">Its id; made by the caller when it is new.</param>
/// <param name="Name">Name of a new unit.</param>
/// <param name="TypeCode">Type of a new unit.</param>
/// <param name="ParentId">The unit above a new one; as the first predecessor when left out.</param>
/// <param name="AreaId">The commune or province a new one lies in; as the first predecessor when left out.</param>
/// <param name="Codes">Codes of a new unit, from its first day; a code of a predecessor may be taken over.</param>
public sealed record ActSuccessor(
    Guid UnitId, string? Name = null, string? TypeCode = null, Guid? ParentId = null, Guid? AreaId = null, IReadOnlyList<Units.RegisterUnitCode>? Codes = null);

/// <summary>POST /units/merges: several units become one. What lies below them or in them moves along; their offices are closed with them.</summary>
/// <param name="ActId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="Predecessors">Who ends the day before. One is enough when the successor is there already.</param>
/// <param name="Successor">Who goes on.</param>
/// <param name="EffectiveOn">First day of the new state.</param>
/// <param name="Document">The decision it rests on.</param>
public sealed record MergeUnitsRequest(Guid ActId, IReadOnlyList<ActUnit> Predecessors, ActSuccessor Successor, DateOnly EffectiveOn, string? Document = null);

/// <summary>Which successor takes a unit that lay below or in the divided one.</summary>
/// <param name="UnitId">The unit.</param>
/// <param name="SuccessorId">Who takes it.</param>
public sealed record SplitAssignment(Guid UnitId, Guid SuccessorId);

/// <summary>POST /units/{id}/splits: one unit becomes several, or gives a part away and goes on.</summary>
/// <param name="ActId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
/// <param name="Successors">Who has the parts.</param>
/// <param name="EffectiveOn">First day of the new state.</param>
/// <param name="GoesOn">True: the unit keeps what is not given away. False: it is closed the day before.</param>
/// <param name="Assignments">Who takes which unit; each is asked for when the divided unit is closed.</param>
/// <param name="RestTo">Who takes those that are not named.</param>
/// <param name="Document">The decision it rests on.</param>
public sealed record SplitUnitRequest(
    Guid ActId, long ExpectedVersion, IReadOnlyList<ActSuccessor> Successors, DateOnly EffectiveOn, bool GoesOn, IReadOnlyList<SplitAssignment>? Assignments = null,
    Guid? RestTo = null, string? Document = null);

/// <summary>POST /units/{id}/closures: the unit's last day. One successor takes what lies below it.</summary>
/// <param name="ActId">Made by the caller; sending the same again changes nothing.</param>
/// <param name="ExpectedVersion">The version that the caller has seen.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="SuccessorIds">Who takes its place; empty when nobody does.</param>
/// <param name="Document">The decision it rests on.</param>
public sealed record CloseUnitRequest(Guid ActId, long ExpectedVersion, DateOnly LastDay, IReadOnlyList<Guid>? SuccessorIds = null, string? Document = null);

/// <summary>An act as it was carried out.</summary>
/// <param name="ActId">The act.</param>
/// <param name="UnitId">The successor of a merger; else the unit that was divided or closed.</param>
/// <param name="Version">That unit's version after the act.</param>
public sealed record ActWritten(Guid ActId, Guid UnitId, long Version);
