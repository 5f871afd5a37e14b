package io.boilermaker.processor;

import javax.lang.model.type.TypeMirror;

/** Finds the forms of the types inside another type, such as the components of a record. */
interface TypeForms {

  /** Finds the form of the type at the end of a path. */
  JsonForm form(TypeMirror type, TypePath path);

  /** Returns whether generated code can name a type and all classes in it; if not, reports it. */
  boolean isReachable(TypeMirror type, TypePath path);

  /** Reports that a type has no JSON form. */
  JsonForm none(TypeMirror type, TypePath path, String reason);
}
