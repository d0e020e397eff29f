// Every page that anybody may open: axe and Lighthouse visit each of them.
export const publicPages = [
    {name: 'landing', path: '/'},
    {name: 'projects', path: '/projects'},
    {name: 'projects-of-a-tag', path: '/projects?tag=java'},
    {name: 'project', path: '/projects/event-store'},
    {name: 'thanks', path: '/contact/thanks'},
];
