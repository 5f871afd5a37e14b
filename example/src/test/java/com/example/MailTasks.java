package com.example;

import io.boilermaker.annotations.BackgroundTask;
import io.boilermaker.annotations.Default;
import io.boilermaker.annotations.Retry;
import io.boilermaker.annotations.RetryMode;
import io.boilermaker.annotations.Wire;

/** A task that has changed since its first release. */
final class MailTasks {

  private MailTasks() {}

  @BackgroundTask(
      name = "send_mail",
      aliases = "mail",
      retry = @Retry(mode = RetryMode.EXPONENTIAL))
  static void sendMail(
      App state,
      @Wire("to") String recipient,
      @Default("1") long copies,
      @Default("normal") String priority) {
    System.out.println("Mail to " + recipient + ", " + copies + " copies, " + priority);
  }
}
