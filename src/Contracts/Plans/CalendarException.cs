namespace EduCoop.Contracts.Plans;

/// <summary>A day that differs from the week's rule.</summary>
/// <param name="Day">The day.</param>
/// <param name="IsWorking">False: off. True: a Saturday or Sunday that is worked in exchange.</param>
/// <param name="Name">Why, Vietnamese.</param>
public sealed record CalendarException(DateOnly Day, bool IsWorking, string Name);
