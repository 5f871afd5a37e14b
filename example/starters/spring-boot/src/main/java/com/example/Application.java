package com.example;

import io.boilermaker.Boilermaker;
import io.boilermaker.BoilermakerConfig;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class Application {

  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  /** Publishes, and runs tasks from the start of the application to its end. */
  @Bean(initMethod = "start", destroyMethod = "close")
  Boilermaker<Services> boilermaker(
      Services state,
      @Value("${tasks.connection-string}") String connectionString,
      @Value("${tasks.queue}") String queue) {
    return Boilermaker.builder(state)
        .config(
            BoilermakerConfig.builder()
                .connectionString(connectionString)
                .queueName(queue)
                .build())
        .build();
  }
}
