package io.boilermaker;

/** A place on the way of a worker and its messages at which something can fail. */
enum FailurePlace {
  STATE("The state", "What builds the application's state when a worker starts."),
  REGISTRY("The registry", "The list of tasks that the worker finds on its class path."),
  CLASS_PATH("The class path", "Classes that are missing, broken or too new when they are needed."),
  DECODE("Reading a message", "The envelope around the arguments of a task."),
  BIND("Reading the arguments", "Your constructors and codecs run here."),
  BODY("The body of a task", "Your method."),
  INTERCEPTOR("An interceptor", "Your code around a task."),
  RESULT("The result of a task", "What your method returns."),
  FOLLOW_UP("A retry or callback", "It is published when the task has ended."),
  SETTLE("Settling a message", "The service is told that the task has ended."),
  RENEW("Renewing a lock", "It keeps the message from other workers while its task runs."),
  CONNECT("The connection", "The way to the service and to the queue."),
  TOKEN("The login", "The credential, and the tokens that the service takes."),
  STOP("The stop", "The release of messages, and the close of the state.");

  private final String title;
  private final String sentence;

  FailurePlace(String title, String sentence) {
    this.title = title;
    this.sentence = sentence;
  }

  String title() {
    return title;
  }

  String sentence() {
    return sentence;
  }
}
