// The text of the demonstration’s mail.
export const words = {
  title: 'Demo mail',
  body: 'In the demonstration no email leaves this computer. Everything that would have been sent is listed here.',
  empty: 'No mail has been sent yet.',
  emptyNext: 'Invite a colleague to an application and their invitation will appear here.',
  to: 'To',
  subject: 'Subject',
  sent: 'Sent',
  refresh: 'Look again',
  csv: 'demo-mail',
};
