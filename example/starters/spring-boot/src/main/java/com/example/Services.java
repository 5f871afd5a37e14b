package com.example;

import org.springframework.stereotype.Component;

/** The state of tasks: the beans that they use. */
@Component
record Services(Mailer mailer) {}
