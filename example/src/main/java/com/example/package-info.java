/** The examples of the README, to run and to read. Start at {@link com.example.Tasks}. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
