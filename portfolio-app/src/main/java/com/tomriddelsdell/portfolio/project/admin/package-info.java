/** What whoever runs the site does with projects. */
@NullMarked
package com.tomriddelsdell.portfolio.project.admin;

import org.jspecify.annotations.NullMarked;
