package com.example;

import io.boilermaker.annotations.BackgroundTask;

final class MailTasks {

  private MailTasks() {}

  @BackgroundTask(name = "send_mail")
  static void sendMail(Services services, String to) {
    services.mailer().send(to);
  }
}
