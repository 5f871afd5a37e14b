package io.boilermaker.processor;

/** The errors in the use of an annotation: the code, the rule, and the way to fix it. */
enum ErrorCode {
  NOT_STATIC(
      "BackgroundTaskNotStatic",
      "@BackgroundTask methods must be static",
      "Add 'static' or move the task to a static method."),
  PRIVATE_METHOD(
      "BackgroundTaskPrivate",
      "@BackgroundTask methods must not be private",
      "Remove 'private': generated code of the same package calls the method."),
  PRIVATE_TASK_CLASS(
      "BackgroundTaskClassPrivate",
      "Classes with @BackgroundTask methods must not be private, nor be inside a private class",
      "Remove 'private': generated code of the same package calls the methods."),
  INNER_TASK_CLASS(
      "BackgroundTaskClassInner",
      "Classes with @BackgroundTask methods must be top-level or static",
      "Add 'static' to the class or move the tasks to a top-level class."),
  UNNAMED_PACKAGE(
      "UnnamedPackage",
      "Classes with @BackgroundTask methods and @BoilermakerApp classes must be in a named package",
      "Add a package declaration, so that other packages can import what is generated."),
  ABSTRACT_IN_CLASS(
      "BackgroundTaskAbstract",
      "Abstract @BackgroundTask methods must be declared in an interface",
      "Give the method a body and make it static, or declare it in an interface if someone else"
          + " implements the task."),
  GENERIC_METHOD(
      "BackgroundTaskGeneric",
      "@BackgroundTask methods must not have type parameters",
      "Use concrete types: a message does not say what type parameters stand for."),
  SUSPENDING(
      "BackgroundTaskSuspends",
      "@BackgroundTask functions of Kotlin must not be 'suspend'",
      "Remove 'suspend' and call runBlocking in the body, or return a CompletionStage."),
  STATE_MISSING(
      "StateParameterMissing",
      "The first parameter of a @BackgroundTask method must be the application state",
      "Put the state first: your @BoilermakerApp class or a supertype of it."),
  STATE_UNSUITABLE(
      "StateParameterUnsuitable",
      "The first parameter of a @BackgroundTask method must be the application state",
      "Put the state first: your @BoilermakerApp class or a supertype of it."),
  CONTEXT_MISPLACED(
      "TaskContextMisplaced",
      "A TaskContext may only be the second parameter of a static @BackgroundTask method",
      "Move it behind the state, or remove it."),
  PARAMETER_ANNOTATION_MISPLACED(
      "ParameterAnnotationMisplaced",
      "@Default, @Wire and @Sensitive belong on the arguments of @BackgroundTask methods",
      "Remove the annotation, or annotate the method."),
  JACKSON_WITHOUT_EFFECT(
      "JacksonAnnotationWithoutEffect",
      "Annotations of Jackson on a parameter of a @BackgroundTask method have no effect",
      "Give the name in messages with @Wire, and put what changes a value on its class, or on a"
          + " component of a record."),
  DEFAULT_NOT_TRAILING(
      "DefaultNotTrailing",
      "Parameters with @Default must be the last ones",
      "Move the parameters without @Default to the front, or give them a default too."),
  DEFAULT_UNREADABLE(
      "DefaultNotReadable",
      "The text of @Default must be a value of the parameter's type",
      "Write the value as the type reads it; see the documentation of @Default."),
  PARAMETER_NAME_BLANK(
      "ParameterNameBlank",
      "The name of an argument in messages must not be blank",
      "Write a name in @Wire, or remove it."),
  PARAMETER_NAME_TAKEN(
      "ParameterNameTaken",
      "The arguments of a task must have different names in messages",
      "Give one of them another name with @Wire(\"…\")."),
  NAME_WITHOUT_JSON(
      "NameWithoutJson",
      "Names and defaults must be texts that JSON and class files can hold",
      "Replace the half of a surrogate pair, or write a shorter text."),
  TASK_NAME_BLANK(
      "TaskNameBlank",
      "Names and aliases of tasks must not be blank",
      "Write a name, or leave the value out for the default."),
  QUEUE_NAME_INVALID(
      "QueueNameInvalid",
      "The queue of a task must have a name that Service Bus allows: 1 to 260 letters, digits or . _ - /",
      "Write the queue's name alone, or leave the value out for the application's own queue."),
  TASK_NAME_RESERVED(
      "TaskNameReserved",
      "The task name 'debug_task' is reserved for the built-in task that tests a connection",
      "Give the task another name with @BackgroundTask(name = \"…\")."),
  TASK_NAME_TAKEN(
      "TaskNameTaken",
      "The tasks of an application must have different names and aliases in messages",
      "Give one of them another name with @BackgroundTask(name = \"…\")."),
  STUB_NAME_INVALID(
      "StubNameInvalid",
      "The stub of a @BackgroundTask must be the simple name of a class",
      "Write a Java identifier, or leave the value out for the default."),
  STUB_NAME_TAKEN(
      "StubNameTaken",
      "Generated classes must have different names, and differ in more than upper and lower case",
      "Give one of the stubs another name with @BackgroundTask(stub = \"…\"), or rename the class."),
  GENERATED_NAME_TAKEN(
      "GeneratedNameTaken",
      "The names of generated classes must be free",
      "Rename your class, or give the stub another name with @BackgroundTask(stub = \"…\")."),
  RETRY_OUT_OF_RANGE(
      "RetryOutOfRange",
      "@Retry takes 0 to 100 tries and delays of 0 seconds or more",
      "Choose a value in the range."),
  SETTING_WITHOUT_EFFECT(
      "SettingWithoutEffect",
      "Aliases and retry exceptions belong to the side that runs the task",
      "Remove the value: an abstract @BackgroundTask method only describes calls."),
  TYPE_UNREACHABLE(
      "TypeUnreachable",
      "All types that a @BackgroundTask names must be accessible from its package",
      "Make the type public or package-private."),
  TYPE_NOT_SERIALIZABLE(
      "ArgumentTypeNotSerializable",
      "The types of task arguments must have a known JSON form, down to their leaves",
      "Use a record, an enum, a collection or a value type of the JDK, tell Jackson how to build the"
          + " class with @JsonCreator, or pass an id and load the object in the task."),
  CLASS_NAMED_BY_MESSAGE(
      "ClassNamedByMessage",
      "A message must not name the class that is created for it",
      "Tell the kinds apart by @JsonTypeInfo(use = NAME) and @JsonSubTypes, or use a sealed interface"
          + " of records without either."),
  ACTS_WHEN_READ(
      "ArgumentActsWhenRead",
      "Reading an argument must make its value and do nothing else by the words of a message",
      "Take a String, and make the object in the task after a check; or read it by code of your own,"
          + " with @JsonDeserialize(using = …) or a @JsonCreator that takes a String."),
  TYPE_UNRESOLVED(
      "ArgumentTypeUnresolved",
      "The types of task arguments must be known to the compiler, down to their leaves",
      "Add the missing class to the class path."),
  APP_PRIVATE(
      "AppPrivate",
      "A @BoilermakerApp class must not be private, nor be inside a private class",
      "Remove 'private': the generated worker of the same package builds the state."),
  APP_INNER(
      "AppInner",
      "A @BoilermakerApp class must be top-level or static",
      "Add 'static' to the class."),
  APP_GENERIC(
      "AppGeneric",
      "A @BoilermakerApp class must not have type parameters",
      "Remove them, or annotate a subclass that names the types."),
  APP_NOT_BUILDABLE(
      "AppNotBuildable",
      "A @BoilermakerApp class needs a @StateFactory method or an accessible constructor without"
          + " parameters",
      "Add a static method without parameters that returns the state, and annotate it with"
          + " @StateFactory."),
  STATE_FACTORY_TWICE(
      "StateFactoryTwice",
      "A @BoilermakerApp class must have at most one @StateFactory method",
      "Remove the annotation from all but one."),
  STATE_FACTORY_SHAPE(
      "StateFactoryShape",
      "A @StateFactory method must be static, not private, without parameters and type parameters,"
          + " and return its class",
      "Change the method, or remove the annotation."),
  STATE_FACTORY_MISPLACED(
      "StateFactoryMisplaced",
      "@StateFactory belongs on a method of a @BoilermakerApp class",
      "Annotate the class with @BoilermakerApp, or remove the annotation."),
  NAMING_UNKNOWN(
      "NamingUnknown",
      "The processor option boilermaker.naming must be 'as_written' or 'snake_case'",
      "Change -Aboilermaker.naming in the build."),
  REGISTRY_NAME_INVALID(
      "RegistryNameInvalid",
      "The processor option boilermaker.registry must be the full name of a class in a package",
      "Change -Aboilermaker.registry in the build, or leave it out."),
  REGISTRY_NAME_TAKEN(
      "RegistryNameTaken",
      "The name that the processor option boilermaker.registry gives must be free",
      "Give the option to one compilation only: to that of the main sources, and not to that of the"
          + " tests."),
  MODULE_WITHOUT_JACKSON(
      "ModuleWithoutJackson",
      "A module with tasks must read com.fasterxml.jackson.core, which the generated codecs of records"
          + " use",
      "Add 'requires com.fasterxml.jackson.core;' to module-info.java."),
  TASK_GONE(
      "TaskGone",
      "Messages that the last release left in the queue must find their task",
      "Keep it, or add the name to the aliases of what replaces it. To give it up, turn its line in"
          + " boilermaker.lock into 'retired NAME DATE', with a day by which no message of it can be"
          + " left. For a source set that is not released, such as one of tests, compile with"
          + " -Aboilermaker.lock=none."),
  ARGUMENT_ADDED(
      "ArgumentAdded",
      "Messages that the last release left in the queue must bind to their task",
      "Give it a @Default, or " + ErrorCode.ACCEPT),
  ARGUMENT_REMOVED(
      "ArgumentRemoved",
      "Messages that the last release left in the queue must bind to their task",
      "Keep it, even unused, or " + ErrorCode.ACCEPT),
  ARGUMENT_RENAMED(
      "ArgumentRenamed",
      "Messages that the last release left in the queue must bind to their task",
      "Keep the old name in messages with @Wire, or " + ErrorCode.ACCEPT),
  ARGUMENTS_REORDERED(
      "ArgumentsReordered",
      "Messages that the last release left in the queue must bind to their task",
      "Put the arguments back in their order and new ones at the end, or " + ErrorCode.ACCEPT),
  ARGUMENT_TYPE_CHANGED(
      "ArgumentTypeChanged",
      "Messages that the last release left in the queue must bind to their task",
      "Choose a type that has all values of the old one, or " + ErrorCode.ACCEPT),
  DEFAULT_GONE(
      "DefaultGone",
      "Messages that the last release left in the queue must bind to their task",
      "Keep the @Default, or " + ErrorCode.ACCEPT),
  LOCK_UNREADABLE(
      "LockNotReadable",
      "The file boilermaker.lock must be a manifest of tasks",
      "Fix the line, or copy the manifest of the last release over the file."),
  NOT_WRITABLE(
      "GeneratedFileNotWritable",
      "Generated classes must be writable",
      "Look at the cause; a stub whose name the file system refuses can get another one with"
          + " @BackgroundTask(stub = \"…\")."),
  INTERNAL(
      "BoilermakerInternalError",
      "Boilermaker's annotation processor must not fail",
      "This is a bug, please report it with the trace below and the code it points to.");

  private static final String ACCEPT =
      "make it a new task. To accept the break, change the task in boilermaker.lock. A source set"
          + " that is not released is compiled with -Aboilermaker.lock=none.";

  private final String code;
  private final String rule;
  private final String fix;

  ErrorCode(String code, String rule, String fix) {
    this.code = code;
    this.rule = rule;
    this.fix = fix;
  }

  /** Returns the stable name that messages start with and documentation lists. */
  String code() {
    return code;
  }

  /** Returns the rule that correct code keeps. */
  String rule() {
    return rule;
  }

  /** Says what to do. */
  String fix() {
    return fix;
  }

  /** Returns the whole message. */
  String message(String found) {
    return "[" + code + "] " + rule + "; " + found + ". " + fix;
  }
}
