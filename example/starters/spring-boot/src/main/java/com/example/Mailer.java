package com.example;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

@Component
class Mailer {

  final List<String> sent = new CopyOnWriteArrayList<>();

  void send(String to) {
    sent.add(to);
  }
}
