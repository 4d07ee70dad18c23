// Reads a calendar from its input with a library that is not ours and prints what it understood.
import ICAL from 'ical.js';

const parts = [];
process.stdin.on('data', part => parts.push(part));
process.stdin.on('end', () => {
  const calendar = new ICAL.Component(ICAL.parse(Buffer.concat(parts).toString('utf8')));
  const events = calendar.getAllSubcomponents('vevent').map(component => {
    const event = new ICAL.Event(component);
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      allDay: event.startDate.isDate,
      status: component.getFirstPropertyValue('status'),
      alarms: component.getAllSubcomponents('valarm').map(alarm => alarm.getFirstPropertyValue('trigger').toString()),
    };
  });
  process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue('x-wr-calname'), events }));
});
