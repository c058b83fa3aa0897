/** A time for which somebody is on call. */
export interface Shift {
  userId: string;
  start: string;
  end: string;
}

/** The shift that somebody has at a time: its start counts, its end does not. */
export function findShift(shifts: Shift[], userId: string, at: Date): Shift | undefined {
  return shifts.find((shift) =>
    shift.userId === userId && new Date(shift.start) <= at && at < new Date(shift.end)
  );
}
