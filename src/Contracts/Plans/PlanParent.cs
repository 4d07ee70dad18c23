namespace EduCoop.Contracts.Plans;

/// <summary>A document that a plan implements.</summary>
/// <param name="Number">As the plan cites it.</param>
/// <param name="PlanId">The plan of this deployment that is meant, when it is known.</param>
public sealed record PlanParent(string Number, Guid? PlanId);
