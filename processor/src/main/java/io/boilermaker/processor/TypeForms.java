package io.boilermaker.processor;

import javax.lang.model.type.TypeMirror;

/** Finds the forms of the types inside another type, such as the components of a record. */
interface TypeForms {

  /** The form of the type at a place. */
  JsonForm form(TypeMirror type, Place place);

  /** Reports that a type has no JSON form. */
  JsonForm none(TypeMirror type, Place place, String reason);
}
