// The text of the demonstration’s mail.
export const words = {
  title: 'Demo mail',
  body: 'In the demonstration no email leaves this computer. The newest 200 that would have been sent are listed here.',
  empty: 'No mail has been sent yet.',
  emptyNext: 'Invite a colleague to an application and their invitation will appear here.',
  to: 'To',
  subject: 'Subject',
  sent: 'Sent',
  refresh: 'Look again',
  csv: 'demo-mail',
};
