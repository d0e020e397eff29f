// Every page that anybody may open: axe and Lighthouse visit each of them. One that asks search engines to leave it out is
// not blamed for that.
export const publicPages = [
    {name: 'landing', path: '/'},
    {name: 'projects', path: '/projects'},
    {name: 'projects-of-a-tag', path: '/projects?tag=java'},
    {name: 'project', path: '/projects/event-store'},
    {name: 'thanks', path: '/contact/thanks', unlisted: true},
];
